package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a stepwise run keeps between steps, or a scan between positions. */
final class Memory implements AutoCloseable {
  private final NDManager manager;
  private final boolean outlivesRuns;
  private final Map<String, NDArray> context = new HashMap<>();
  private final Map<String, NDArray> kept = new HashMap<>();
  private NDArray starts;
  private int position;
  private boolean computesOnce;

  private Memory(NDManager manager, boolean outlivesRuns, long... starts) {
    this.manager = manager;
    this.outlivesRuns = outlivesRuns;
    this.starts = manager.create(starts, new Shape(starts.length, 1));
  }

  static Memory ofSteps(NDManager manager, Map<String, NDArray> context, int... starts) {
    Memory memory = new Memory(manager, true, Arrays.stream(starts).asLongStream().toArray());
    context.forEach((name, array) -> memory.context.put(name, memory.copy(array)));
    return memory;
  }

  /** Within one run, so that gradients flow through what is kept. */
  static Memory ofScan(NDManager manager, long rows) {
    return new Memory(manager, false, new long[Math.toIntExact(rows)]);
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

  /** 1 for the rows that have begun at the position {@code steps} further on, (batch, 1). */
  NDArray begun(int steps) {
    return starts.lte(position + steps).toType(DataType.FLOAT32, false);
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
      drop(known);
    }
    return kept.get(path);
  }

  /** What was carried to this position, at first zeros. */
  NDArray carried(String path, Shape shape) {
    return kept.computeIfAbsent(path, absent -> manager.zeros(shape));
  }

  void carry(String path, NDArray state) {
    NDArray own = copy(state);
    drop(kept.put(path, own));
  }

  private void drop(NDArray array) {
    if (outlivesRuns) {
      array.close();
    }
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

  /** Gradients do not flow through copies. */
  private NDArray copy(NDArray array) {
    if (!outlivesRuns) {
      return array;
    }
    NDArray own = array.duplicate();
    own.attach(manager);
    return own;
  }

  @Override
  public void close() {
    manager.close();
  }
}
