package org.syntagma.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a task hands to the model at once. The shared names: {@code tokens} (batch, length) ids;
 * {@code source} (batch, source length) ids; {@code targets} (batch, length) ids, negative where
 * there is nothing to predict; {@code wordStarts} (batch, words) position of each word's first
 * subtoken.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Batch {
  /** Owns the arrays, and what is computed from them. */
  NDManager manager();

  /** The arrays by name: inputs of the network and of the loss. */
  Map<String, NDArray> arrays();

  /** How many valid elements (tokens, arcs, examples) the loss is summed over. */
  long count();

  /**
   * The share, from 0 to 1, of the positions that the network reads which are only there because
   * another row is longer; 0 where nobody counted.
   */
  default double padding() {
    return 0;
  }

  /** The same batch with more arrays, or others of the same names. */
  default Batch with(Map<String, NDArray> more) {
    Map<String, NDArray> all = new HashMap<>(arrays());
    all.putAll(more);
    return of(manager(), all, count(), padding());
  }

  static Batch of(NDManager manager, Map<String, NDArray> arrays, long count) {
    return of(manager, arrays, count, 0);
  }

  static Batch of(NDManager manager, Map<String, NDArray> arrays, long count, double padding) {
    return new ArrayBatch(manager, Map.copyOf(arrays), count, padding);
  }
}
