package org.syntagma.backends.eager;

import static org.syntagma.backends.eager.EagerValue.arrayOf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations as NDArray calls, done at once. */
final class EagerOps extends EagerArithmetic {
  private final String path;

  EagerOps(Run run, String path) {
    super(run);
    this.path = path;
  }

  @Override
  public Ops at(String name) {
    return new EagerOps(run, join(name));
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Override
  public Value parameter(String name, Shape shape, Initializer initializer) {
    return value(run.enter(run.parameters.get(join(name))));
  }

  @Override
  public void tap(String name, Supplier<Value> value) {
    if (run.wants(join(name)) && !run.scans()) {
      run.taps.put(join(name), arrayOf(value.get()));
    }
  }

  @Override
  public Value once(String name, Supplier<Value> value) {
    return run.memory()
        .map(memory -> value(run.enter(memory.once(join(name), () -> arrayOf(value.get())))))
        .orElseGet(value);
  }

  @Override
  public Value remember(String name, Value value) {
    return run.steps()
        .map(memory -> value(run.enter(memory.append(join(name), arrayOf(value)))))
        .orElse(value);
  }

  @Override
  public Value positions(Value ids) {
    int length = Math.toIntExact(arrayOf(ids).getShape().get(1));
    NDArray line = run.manager.arange(0, length, 1, DataType.INT64).reshape(1, length);
    return run.steps()
        .map(memory -> value(line.add(memory.position()).sub(memory.starts()).maximum(0L)))
        .orElseGet(() -> value(line));
  }

  @Override
  public Value reshape(Value x, long... dimensions) {
    Shape old = arrayOf(x).getShape();
    long[] now = dimensions.clone();
    for (int i = 0; i < now.length; i++) {
      now[i] = now[i] == 0 ? old.get(i) : now[i];
    }
    return value(arrayOf(x).reshape(now));
  }

  @Override
  public Value transpose(Value x, int first, int second) {
    return value(arrayOf(x).swapAxes(axis(x, first), axis(x, second)));
  }

  @Override
  public Value concat(int axis, Value... values) {
    if (values.length == 1) {
      // The engine would copy it, and gradients do not flow through copies.
      return values[0];
    }
    NDList list = new NDList(values.length);
    Arrays.stream(values).map(EagerValue::arrayOf).forEach(list::add);
    return value(NDArrays.concat(list, axis(values[0], axis)));
  }

  @Override
  public Value slice(Value x, int axis, long from, long to) {
    int at = axis(x, axis);
    long size = arrayOf(x).getShape().get(at);
    NDIndex index = new NDIndex();
    for (int i = 0; i < at; i++) {
      index.addAllDim();
    }
    return value(
        arrayOf(x).get(index.addSliceDim(from < 0 ? from + size : from, to < 0 ? to + size : to)));
  }

  @Override
  public Value unsqueeze(Value x, int axis) {
    return value(
        arrayOf(x).expandDims(axis < 0 ? axis + arrayOf(x).getShape().dimension() + 1 : axis));
  }

  @Override
  public Value squeeze(Value x, int axis) {
    return value(arrayOf(x).squeeze(axis(x, axis)));
  }

  @Override
  public Value matmul(Value a, Value b) {
    return value(arrayOf(a).matMul(arrayOf(b)));
  }

  @Override
  public Value linear(Value x, Value weight) {
    return value(ai.djl.nn.core.Linear.linear(arrayOf(x), arrayOf(weight)).singletonOrThrow());
  }

  @Override
  public Value linear(Value x, Value weight, Value bias) {
    return value(
        ai.djl.nn.core.Linear.linear(arrayOf(x), arrayOf(weight), arrayOf(bias))
            .singletonOrThrow());
  }

  @Override
  public Value embedding(Value table, Value ids) {
    NDArray index = arrayOf(ids);
    return value(
        index
            .getNDArrayInternal()
            .embedding(index, arrayOf(table), SparseFormat.DENSE)
            .singletonOrThrow());
  }

  @Override
  public Value gather(Value x, int axis, Value index) {
    return value(arrayOf(x).gather(arrayOf(index), axis(x, axis)));
  }

  @Override
  public Value rows(Value x, Value index) {
    return value(EagerSequences.rows(arrayOf(x), arrayOf(index)));
  }

  @Override
  public Value layerNorm(Value x, Value weight, Value bias, double epsilon) {
    NDArray in = arrayOf(x);
    Shape width = new Shape(in.getShape().get(in.getShape().dimension() - 1));
    return value(
        ai.djl.nn.norm.LayerNorm.layerNorm(
                in, width, arrayOf(weight), arrayOf(bias), (float) epsilon)
            .singletonOrThrow());
  }

  @Override
  public Value rmsNorm(Value x, Value weight, double epsilon) {
    NDArray in = arrayOf(x);
    NDArray square = in.mul(in).mean(new int[] {-1}, true);
    return value(in.div(square.add(run.number(epsilon)).sqrt()).mul(arrayOf(weight)));
  }

  @Override
  public Value rotary(Value x, Value positions, int heads, double base) {
    return value(new EagerAttention(run).rotary(arrayOf(x), arrayOf(positions), heads, base));
  }

  @Override
  public Value attention(Value query, Value key, Value value, int heads, Mask mask) {
    return value(
        new EagerAttention(run).attend(arrayOf(query), arrayOf(key), arrayOf(value), heads, mask));
  }

  @Override
  public Value attentionWeights(Value query, Value key, int heads, Mask mask) {
    return value(new EagerAttention(run).weights(arrayOf(query), arrayOf(key), heads, mask));
  }

  @Override
  public Value dropout(Value x, double rate, int... shared) {
    long[] sizes = arrayOf(x).getShape().getShape().clone();
    Arrays.stream(shared).forEach(axis -> sizes[axis(x, axis)] = 1);
    return run.dropout(path, new Shape(sizes), rate)
        .map(mask -> value(arrayOf(x).mul(mask)))
        .orElse(x);
  }

  @Override
  public Value lstm(String name, Value x, Value input, Value hidden, Value bias) {
    return value(sequences(name).lstm(arrayOf(x), arrayOf(input), arrayOf(hidden), arrayOf(bias)));
  }

  @Override
  public Value scan(String name, Value xs, List<Shape> states, Cell cell) {
    return value(sequences(name).scan(arrayOf(xs), states, cell));
  }

  @Override
  public Value convolution(String name, Value x, Value weight, Value bias, boolean causal) {
    return value(sequences(name).convolution(arrayOf(x), arrayOf(weight), arrayOf(bias), causal));
  }

  private EagerSequences sequences(String name) {
    return new EagerSequences(run, join(name));
  }

  @Override
  public Value crossEntropy(Value logits, Value targets) {
    NDArray wanted = arrayOf(targets);
    NDArray chosen =
        arrayOf(logits).logSoftmax(-1).gather(wanted.maximum(0L).expandDims(-1), -1).squeeze(-1);
    return value(Choice.where(wanted.gte(0L), chosen.neg(), chosen.zerosLike()));
  }

  @Override
  public Value stopGradient(Value x) {
    return value(arrayOf(x).stopGradient());
  }
}
