package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a stepwise run keeps between steps. */
final class Memory implements AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> kept = new HashMap<>();
  private NDArray starts;
  private int position;
  private boolean computesOnce;

  Memory(NDManager manager, int[] starts) {
    this.manager = manager;
    long[] copy = new long[starts.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = starts[i];
    }
    this.starts = manager.create(copy).reshape(-1, 1);
  }

  /** For each row, the number of positions of padding before it, (batch, 1), int64. */
  NDArray starts() {
    return starts;
  }

  int position() {
    return position;
  }

  void advance(int steps) {
    position += steps;
  }

  NDArray once(String path, Supplier<NDArray> value) {
    NDArray known = kept.get(path);
    if (known != null) {
      return known;
    }
    boolean outer = computesOnce;
    computesOnce = true;
    try {
      return keep(path, value.get());
    } finally {
      computesOnce = outer;
    }
  }

  /** Whether a value for {@link #once} is being computed now. */
  boolean computesOnce() {
    return computesOnce;
  }

  NDArray append(String path, NDArray value) {
    NDArray known = kept.get(path);
    if (known == null) {
      return keep(path, value);
    }
    NDArray joined = keep(path, NDArrays.concat(new NDList(known, value), 1));
    known.close();
    return joined;
  }

  void select(int[] rows) {
    NDArray index = manager.create(rows);
    kept.replaceAll((path, array) -> replace(array, index));
    starts = replace(starts, index);
    index.close();
  }

  private NDArray replace(NDArray array, NDArray index) {
    NDArray chosen = array.get(new ai.djl.ndarray.index.NDIndex("{}", index));
    chosen.attach(manager);
    array.close();
    return chosen;
  }

  private NDArray keep(String path, NDArray array) {
    NDArray own = array.duplicate();
    own.attach(manager);
    kept.put(path, own);
    return own;
  }

  @Override
  public void close() {
    manager.close();
  }
}
