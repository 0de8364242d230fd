package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Value;

/** Operations along axis 1 by elementary NDArray calls, position by position. */
record EagerSequences(Run run, String path) {
  static NDArray rows(NDArray x, NDArray index) {
    Shape shape = x.getShape();
    long[] sizes = shape.getShape().clone();
    sizes[1] = index.getShape().get(1);
    long[] thin = new long[sizes.length];
    Arrays.fill(thin, 1);
    thin[0] = sizes[0];
    thin[1] = sizes[1];
    return x.gather(index.reshape(thin).broadcast(new Shape(sizes)), 1);
  }

  NDArray lstm(NDArray x, NDArray input, NDArray hidden, NDArray bias) {
    Shape shape = x.getShape();
    int length = Math.toIntExact(shape.get(1));
    long width = hidden.getShape().get(1);
    Shape state = new Shape(shape.get(0), width);
    Optional<Memory> memory = run.steps();
    NDArray h = carried(memory, path + ".hidden", state);
    NDArray c = carried(memory, path + ".cell", state);
    NDArray projected = x.matMul(input.transpose()).add(bias);
    NDList outputs = new NDList();
    for (int t = 0; t < length; t++) {
      NDArray gates = projected.get(":, " + t).add(h.matMul(hidden.transpose()));
      NDArray in = sigmoid(gate(gates, 0, width)).mul(gate(gates, 2, width).tanh());
      c = sigmoid(gate(gates, 1, width)).mul(c).add(in);
      h = sigmoid(gate(gates, 3, width)).mul(c.tanh());
      if (memory.isPresent()) {
        NDArray begun = run.enter(memory.get().begun(t));
        c = c.mul(begun);
        h = h.mul(begun);
      }
      outputs.add(h.expandDims(1));
    }
    carry(memory, path + ".hidden", h);
    carry(memory, path + ".cell", c);
    return joined(outputs);
  }

  private static NDArray gate(NDArray gates, int number, long width) {
    return gates.get(":, %d:%d".formatted(number * width, (number + 1) * width));
  }

  private static NDArray sigmoid(NDArray x) {
    return x.getNDArrayInternal().sigmoid();
  }

  NDArray scan(NDArray xs, List<Shape> shapes, Cell cell) {
    long rows = xs.getShape().get(0);
    List<Shape> states = shapes.stream().map(row -> new Shape(rows).addAll(row)).toList();
    NDList outputs = new NDList();
    run.scan(
        rows,
        Math.toIntExact(xs.getShape().get(1)),
        memory -> {
          List<Value> before = new ArrayList<>();
          for (int i = 0; i < states.size(); i++) {
            before.add(new EagerValue(run.enter(memory.carried(path + "." + i, states.get(i)))));
          }
          int at = outputs.size();
          NDArray x = xs.get(new NDIndex(":, %d:%d".formatted(at, at + 1)));
          Cell.Step step = cell.apply(new EagerValue(x), before);
          for (int i = 0; i < states.size(); i++) {
            NDArray after = EagerValue.arrayOf(step.states().get(i));
            NDArray begun = wide(run.enter(memory.begun(0)), after.getShape().dimension());
            memory.carry(path + "." + i, after.mul(begun));
          }
          outputs.add(EagerValue.arrayOf(step.output()));
        });
    return joined(outputs);
  }

  NDArray convolution(NDArray x, NDArray weight, NDArray bias, boolean causal) {
    Shape shape = x.getShape();
    int length = Math.toIntExact(shape.get(1));
    long window = weight.getShape().get(2) - 1;
    long before = causal ? window : window / 2;
    Shape past = new Shape(shape.get(0), before, shape.get(2));
    Optional<Memory> memory = run.steps().filter(any -> causal);
    NDArray seen = x;
    if (memory.isPresent()) {
      NDList begun = new NDList();
      IntStream.range(0, length).forEach(t -> begun.add(run.enter(memory.get().begun(t))));
      seen = x.mul(NDArrays.concat(begun, 1).expandDims(2));
    }
    if (before > 0) {
      seen = NDArrays.concat(new NDList(carried(memory, path, past), seen), 1);
    }
    if (window > before) {
      Shape future = new Shape(shape.get(0), window - before, shape.get(2));
      seen = NDArrays.concat(new NDList(seen, run.manager.zeros(future)), 1);
    }
    if (before > 0) {
      carry(memory, path, seen.get(":, %d:".formatted(length)));
    }
    // Products, as the engine's own convolution is wrong on some processors.
    NDArray result = bias;
    for (int i = 0; i <= window; i++) {
      NDArray each = seen.get(":, %d:%d".formatted(i, i + length));
      result = result.add(each.matMul(weight.get(":, :, %d".formatted(i)).transpose()));
    }
    return result;
  }

  private NDArray carried(Optional<Memory> memory, String name, Shape shape) {
    return memory
        .map(known -> run.enter(known.carried(name, shape)))
        .orElseGet(() -> run.manager.zeros(shape));
  }

  private static void carry(Optional<Memory> memory, String name, NDArray state) {
    memory.ifPresent(known -> known.carry(name, state));
  }

  private static NDArray wide(NDArray column, int rank) {
    NDArray wide = column;
    for (int axis = 2; axis < rank; axis++) {
      wide = wide.expandDims(axis);
    }
    return wide;
  }

  /** The engine would copy a single part, and gradients do not flow through copies. */
  private static NDArray joined(NDList parts) {
    return parts.size() == 1 ? parts.head() : NDArrays.concat(parts, 1);
  }
}
