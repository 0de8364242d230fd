package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Batch;
import org.syntagma.toolkit.batches.PaddedRows;

/** Has a network read texts for their vectors alone. */
record TextReader(Prefix prefix) {
  /** The length of a batch's rows. */
  private int limit() {
    return prefix.trunk().sourceContext();
  }

  /**
   * A batch of what {@link Prefix} gives, and of other arrays.
   *
   * @param rows at least one
   * @param count how many valid elements the loss has
   */
  Batch batch(List<int[]> rows, Map<String, NDArray> others, long count, NDManager manager) {
    Map<String, NDArray> arrays = new HashMap<>(others);
    NDArray read = PaddedRows.of(rows, prefix.symbols().special().pad(), limit(), manager);
    arrays.put(prefix.trunk().input(), read);
    if (prefix.trunk().encoder() && prefix.trunk().decoder()) {
      // The network asks for tokens, though nothing that a decoder gives is read.
      int[] begin = {prefix.symbols().special().begin()};
      arrays.put(
          Trunk.TOKENS, PaddedRows.of(Collections.nCopies(rows.size(), begin), 0, 1, manager));
    }
    long used = rows.stream().mapToLong(row -> row.length).sum();
    return Batch.of(manager, arrays, count, PaddedRows.padding(used, List.of(read)));
  }

  /** The weights that pool such a batch, (rows, width). */
  NDArray weights(Pooling pooling, List<int[]> rows, NDManager manager) {
    int[] lengths = rows.stream().mapToInt(row -> row.length).toArray();
    int width = PaddedRows.width(PaddedRows.longest(rows), limit());
    return pooling.weights(lengths, width, manager);
  }

  /** The pooling that suits the network. */
  Pooling usual() {
    return prefix.trunk().encoder() ? Pooling.MEAN : Pooling.LAST;
  }
}
