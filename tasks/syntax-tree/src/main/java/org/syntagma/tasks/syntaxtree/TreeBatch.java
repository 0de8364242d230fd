package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Batch;
import org.syntagma.api.syntax.Sentence;

/**
 * Sentences as arrays.
 *
 * @param sentences those of the first rows; the other rows are padding
 * @param rows how many there are
 */
record TreeBatch(
    NDManager manager,
    Map<String, NDArray> arrays,
    List<Sentence> sentences,
    int rows,
    double padding)
    implements Batch {
  TreeBatch {
    arrays = Map.copyOf(arrays);
    sentences = List.copyOf(sentences);
  }

  /** Words. */
  @Override
  public long count() {
    return sentences.stream().mapToLong(sentence -> sentence.words().size()).sum();
  }

  /** The words of each row. */
  int[] lengths() {
    int[] lengths = new int[rows];
    for (int row = 0; row < sentences.size(); row++) {
      lengths[row] = sentences.get(row).words().size();
    }
    return lengths;
  }
}
