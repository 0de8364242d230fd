package org.syntagma.toolkit.structured;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * Scores of the parts of trees, for a batch of sentences of different lengths.
 *
 * <p>As {@code (batch, width, width, labels)}, row by row. For dependencies, {@code [b, d, h]} is
 * the arc to dependent {@code d} in [1, length] from head {@code h} in [0, length], where 0 is the
 * root. For constituents, {@code [b, i, j, l]} is the span of the words {@code i} to {@code j − 1},
 * counted from 0, with label {@code l}. Everything else is padding and never read.
 *
 * <p>A score is finite, or −infinity for a part that no tree may have.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PairScores {
  private final float[] values;
  private final int width;
  private final int labels;
  private final int[] lengths;

  /**
   * Scores over {@code values}.
   *
   * @param values neither copied nor changed; the caller must not change it either
   * @param width more than the longest sentence
   * @param labels 1 for dependencies
   * @param lengths the words of each sentence, at least 0
   * @throws IllegalArgumentException if sizes do not fit
   */
  public PairScores(float[] values, int width, int labels, int[] lengths) {
    this.values = values;
    this.width = width;
    this.labels = labels;
    this.lengths = lengths.clone();
    if (labels < 1) {
      throw new IllegalArgumentException("labels = " + labels + ": must be at least 1");
    }
    for (int b = 0; b < lengths.length; b++) {
      if (lengths[b] < 0 || lengths[b] >= width) {
        throw new IllegalArgumentException(
            "sentence %d has length %d: must be from 0 to the width %d less 1"
                .formatted(b, lengths[b], width));
      }
    }
    long size = (long) lengths.length * width * width * labels;
    if (values.length != size) {
      throw new IllegalArgumentException(
          "%d scores for %d sentences, width %d and %d labels: must be %d"
              .formatted(values.length, lengths.length, width, labels, size));
    }
  }

  /**
   * The scores in {@code array}.
   *
   * @param array float32 (batch, width, width) or (batch, width, width, labels)
   * @throws IllegalArgumentException if the shape is another
   */
  public static PairScores of(NDArray array, int[] lengths) {
    Shape shape = array.getShape();
    int dimensions = shape.dimension();
    if (dimensions < 3
        || dimensions > 4
        || shape.get(0) != lengths.length
        || shape.get(1) != shape.get(2)) {
      throw new IllegalArgumentException(
          "scores %s for %d sentences: must be (batch, width, width) or (batch, width, width, labels)"
              .formatted(shape, lengths.length));
    }
    int labels = dimensions == 3 ? 1 : Math.toIntExact(shape.get(3));
    return new PairScores(array.toFloatArray(), Math.toIntExact(shape.get(1)), labels, lengths);
  }

  /** Where {@code values} has a part's first label. */
  public int index(int sentence, int row, int column) {
    return ((sentence * width + row) * width + column) * labels;
  }

  /** As given; must not be changed. */
  public float[] values() {
    return values;
  }

  public int labels() {
    return labels;
  }

  /** The same sentences with other scores. */
  PairScores with(float[] others) {
    return new PairScores(others, width, labels, lengths);
  }

  /** How many there are. */
  public int sentences() {
    return lengths.length;
  }

  /** The words of a sentence. */
  public int length(int sentence) {
    return lengths[sentence];
  }

  /**
   * One score.
   *
   * @throws IllegalArgumentException if it is NaN or +infinity
   */
  public double at(int sentence, int row, int column, int label) {
    float score = values[index(sentence, row, column) + label];
    if (!(score < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the score at row %d, column %d, label %d is %s: must be finite, or -Infinity for what is not allowed"
              .formatted(row, column, label, score));
    }
    return score;
  }
}
