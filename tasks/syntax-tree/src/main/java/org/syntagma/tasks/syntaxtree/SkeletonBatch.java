package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Batch;

/**
 * Sentences of symbols. What the network computes does not depend on them.
 *
 * @param sentences each word's symbol
 */
record SkeletonBatch(NDManager manager, Map<String, NDArray> arrays, List<int[]> sentences)
    implements Batch {
  /** Words. */
  @Override
  public long count() {
    return sentences.stream().mapToLong(sentence -> sentence.length).sum();
  }
}
