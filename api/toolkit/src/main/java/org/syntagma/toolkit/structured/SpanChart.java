package org.syntagma.toolkit.structured;

import java.util.ArrayList;
import java.util.List;

/**
 * The labelled binary trees of a sentence (Cocke, Younger and Kasami; Baker 1979):
 *
 * <pre>
 * label[i, j]  = Σ over labels of weight(i, j, label)
 * split[i, j]  = Σ over k in (i, j) of inside[i, k] · inside[k, j], or 1 for a word
 * inside[i, j] = label[i, j] · split[i, j]
 * </pre>
 */
final class SpanChart {
  private final PairScores scores;
  private final int sentence;
  private final int length;
  private final int size;
  private final double[] label;
  private final double[] split;
  private final double[] inside;
  private final double[] transposed;
  private final double[] zeros;

  SpanChart(PairScores scores, int sentence, Semiring semiring) {
    this.scores = scores;
    this.sentence = sentence;
    this.length = scores.length(sentence);
    this.size = length + 1;
    this.label = new double[size * size];
    this.split = new double[size * size];
    this.inside = new double[size * size];
    this.transposed = new double[size * size];
    this.zeros = new double[scores.labels()];
    double[] ofLabels = new double[scores.labels()];
    for (int width = 1; width <= length; width++) {
      for (int i = 0; i + width <= length; i++) {
        fill(i, i + width, ofLabels, semiring);
      }
    }
    if (total() == Double.NEGATIVE_INFINITY) {
      throw Sentences.noTree();
    }
  }

  private void fill(int i, int j, double[] ofLabels, Semiring semiring) {
    read(i, j, ofLabels);
    int cell = i * size + j;
    label[cell] = semiring.sum(ofLabels, 0, zeros, 0, ofLabels.length);
    if (j > i + 1) {
      split[cell] = semiring.sum(inside, cell - j + i + 1, transposed, j * size + i + 1, j - i - 1);
    }
    inside[cell] = label[cell] + split[cell];
    transposed[j * size + i] = inside[cell];
  }

  private void read(int i, int j, double[] ofLabels) {
    for (int l = 0; l < ofLabels.length; l++) {
      ofLabels[l] = scores.at(sentence, i, j, l);
    }
  }

  /** The sum over all trees, or the best tree's score. */
  double total() {
    return inside[length];
  }

  /** Writes the probability of each labelled span to its place in {@code marginals}. */
  void writeMarginals(float[] marginals) {
    double[] ofSpan = new double[size * size];
    ofSpan[length] = 1;
    double[] ofLabels = new double[scores.labels()];
    for (int width = length; width > 0; width--) {
      for (int i = 0; i + width <= length; i++) {
        int j = i + width;
        double mass = ofSpan[i * size + j];
        if (mass > 0) {
          share(i, j, mass, ofSpan);
          read(i, j, ofLabels);
          int index = scores.index(sentence, i, j);
          for (int l = 0; l < ofLabels.length; l++) {
            marginals[index + l] = (float) (mass * Math.exp(ofLabels[l] - label[i * size + j]));
          }
        }
      }
    }
  }

  private void share(int i, int j, double mass, double[] ofSpan) {
    for (int k = i + 1; k < j; k++) {
      double part =
          mass * Math.exp(inside[i * size + k] + inside[k * size + j] - split[i * size + j]);
      ofSpan[i * size + k] += part;
      ofSpan[k * size + j] += part;
    }
  }

  /** One tree, chosen from the whole sentence down: spans before those inside them. */
  List<Span> spans(Choice choice) {
    List<Span> spans = new ArrayList<>();
    if (length > 0) {
      expand(0, length, choice, spans);
    }
    return List.copyOf(spans);
  }

  private void expand(int i, int j, Choice choice, List<Span> spans) {
    double[] ofLabels = new double[scores.labels()];
    read(i, j, ofLabels);
    int cell = i * size + j;
    spans.add(new Span(i, j, choice.among(ofLabels, 0, zeros, 0, ofLabels.length, label[cell])));
    if (j > i + 1) {
      int first = i + 1;
      int middle =
          first
              + choice.among(
                  inside, i * size + first, transposed, j * size + first, j - first, split[cell]);
      expand(i, middle, choice, spans);
      expand(middle, j, choice, spans);
    }
  }
}
