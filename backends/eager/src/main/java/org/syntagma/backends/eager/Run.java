package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.random.DropoutMask;
import org.syntagma.toolkit.shapes.DropoutNames;

/** What all operations of one forward pass share; {@code manager} owns all that they make. */
final class Run {
  final NDManager manager;
  final Parameters parameters;
  final Map<String, NDArray> taps = new HashMap<>();
  private final Mode mode;
  private final Set<String> wanted;
  private final DropoutNames dropouts = new DropoutNames();
  private Optional<Memory> memory;
  private boolean scans;

  Run(
      NDManager manager,
      Parameters parameters,
      Mode mode,
      Set<String> wanted,
      Optional<Memory> memory) {
    this.manager = manager;
    this.parameters = parameters;
    this.mode = mode;
    this.wanted = wanted;
    this.memory = memory;
  }

  Optional<Memory> memory() {
    return memory;
  }

  /** The memory, unless all is as over a whole sequence. */
  Optional<Memory> steps() {
    return memory.filter(each -> !each.computesOnce());
  }

  /** Whether the operations of a scan are computed now. */
  boolean scans() {
    return scans;
  }

  /** Runs {@code body} for each position of a scan over {@code rows}, with what it remembers. */
  void scan(long rows, int length, Consumer<Memory> body) {
    Optional<Memory> outer = memory;
    Memory inner = steps().orElseGet(() -> Memory.ofScan(manager, rows));
    memory = Optional.of(inner);
    scans = true;
    dropouts.repeat(
        length,
        position -> {
          body.accept(inner);
          inner.advance(1);
        });
    inner.advance(-length);
    memory = outer;
    scans = false;
  }

  /**
   * A scalar that lives as long as the run. When an operation gets a Java number, the engine reads
   * it again in the backward pass, from memory that may have been given back by then.
   */
  NDArray number(double value) {
    return manager.create((float) value);
  }

  /**
   * A view of an array that others own. The engine gives results to the first operand's manager; so
   * all that is made of the view belongs to the run.
   */
  NDArray enter(NDArray array) {
    NDArray view = array.reshape(array.getShape());
    view.attach(manager);
    return view;
  }

  /** Each of {@code arrays} as a value of this run. */
  Map<String, Value> enter(Map<String, NDArray> arrays) {
    Map<String, Value> values = new HashMap<>();
    arrays.forEach((name, array) -> values.put(name, new EagerValue(enter(array))));
    return values;
  }

  boolean wants(String tap) {
    return wanted.contains(tap);
  }

  /** The factors 0 or 1 / (1 − rate) of a dropout site; empty where nothing drops. */
  Optional<NDArray> dropout(String path, Shape shape, double rate) {
    DropoutMask mask = DropoutMask.of(rate);
    if (rate == 0) {
      return Optional.empty();
    }
    String name = dropouts.next(path);
    if (mask.keepsAll() || mode.randomness().isEmpty()) {
      return Optional.empty();
    }
    NDArray bytes =
        manager.create(
            DropoutMask.bytes(mode.randomness().get().at(name), shape.size()),
            shape,
            DataType.UINT8);
    return Optional.of(
        bytes
            .toType(DataType.FLOAT32, false)
            .gte(mask.threshold())
            .toType(DataType.FLOAT32, false)
            .mul(number(mask.scale())));
  }
}
