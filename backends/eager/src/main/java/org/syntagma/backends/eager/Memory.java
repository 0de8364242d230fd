package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a stepwise run keeps between steps. */
final class Memory implements AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> context = new HashMap<>();
  private final Map<String, NDArray> kept = new HashMap<>();
  private NDArray starts;
  private int position;
  private boolean computesOnce;

  Memory(NDManager manager, Map<String, NDArray> context, int... starts) {
    this.manager = manager;
    context.forEach((name, array) -> this.context.put(name, copy(array)));
    long[] rows = Arrays.stream(starts).asLongStream().toArray();
    this.starts = manager.create(rows, new Shape(rows.length, 1));
  }

  /** The inputs that stay the same over all steps. */
  Map<String, NDArray> context() {
    return context;
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
      kept.put(path, copy(value.get()));
      return kept.get(path);
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
      kept.put(path, copy(value));
    } else {
      kept.put(path, NDArrays.concat(new NDList(known, value), 1));
      known.close();
    }
    return kept.get(path);
  }

  void select(int... rows) {
    try (NDArray index = manager.create(rows)) {
      context.replaceAll((name, array) -> select(array, index));
      kept.replaceAll((path, array) -> select(array, index));
      starts = select(starts, index);
    }
  }

  private static NDArray select(NDArray array, NDArray rows) {
    NDArray chosen = array.get(new NDIndex("{}", rows));
    array.close();
    return chosen;
  }

  private NDArray copy(NDArray array) {
    NDArray own = array.duplicate();
    own.attach(manager);
    return own;
  }

  @Override
  public void close() {
    manager.close();
  }
}
