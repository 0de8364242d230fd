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
import java.util.function.Supplier;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Each operation as NDArray calls, done at once. */
final class EagerOps implements Ops {
  private final Run run;
  private final String path;

  EagerOps(Run run, String path) {
    this.run = run;
    this.path = path;
  }

  @Override
  public Ops at(String name) {
    return new EagerOps(run, join(name));
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Value value(NDArray array) {
    return new EagerValue(array);
  }

  @Override
  public Value parameter(String name, Shape shape, Initializer initializer) {
    return value(run.enter(run.parameters.get(join(name))));
  }

  @Override
  public void tap(String name, Supplier<Value> value) {
    if (run.wants(join(name))) {
      run.taps.put(join(name), arrayOf(value.get()));
    }
  }

  @Override
  public Value once(String name, Supplier<Value> value) {
    return run.memory
        .map(memory -> value(run.enter(memory.once(join(name), () -> arrayOf(value.get())))))
        .orElseGet(value);
  }

  @Override
  public Value remember(String name, Value value) {
    return run.memory
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
  public Value constant(double value) {
    return value(run.number(value));
  }

  @Override
  public Value add(Value a, Value b) {
    return value(arrayOf(a).add(arrayOf(b)));
  }

  @Override
  public Value add(Value a, double b) {
    return value(arrayOf(a).add(run.number(b)));
  }

  @Override
  public Value sub(Value a, Value b) {
    return value(arrayOf(a).sub(arrayOf(b)));
  }

  @Override
  public Value mul(Value a, Value b) {
    return value(arrayOf(a).mul(arrayOf(b)));
  }

  @Override
  public Value mul(Value a, double b) {
    return value(arrayOf(a).mul(run.number(b)));
  }

  @Override
  public Value div(Value a, Value b) {
    return value(arrayOf(a).div(arrayOf(b)));
  }

  @Override
  public Value maximum(Value a, Value b) {
    return value(arrayOf(a).maximum(arrayOf(b)));
  }

  @Override
  public Value minimum(Value a, Value b) {
    return value(arrayOf(a).minimum(arrayOf(b)));
  }

  @Override
  public Value neg(Value x) {
    return value(arrayOf(x).neg());
  }

  @Override
  public Value abs(Value x) {
    return value(arrayOf(x).abs());
  }

  @Override
  public Value exp(Value x) {
    return value(arrayOf(x).exp());
  }

  @Override
  public Value log(Value x) {
    return value(arrayOf(x).log());
  }

  @Override
  public Value sqrt(Value x) {
    return value(arrayOf(x).sqrt());
  }

  @Override
  public Value sign(Value x) {
    return value(arrayOf(x).sign());
  }

  @Override
  public Value pow(Value x, double exponent) {
    return value(arrayOf(x).pow(run.number(exponent)));
  }

  @Override
  public Value tanh(Value x) {
    return value(arrayOf(x).tanh());
  }

  @Override
  public Value sigmoid(Value x) {
    return value(arrayOf(x).getNDArrayInternal().sigmoid());
  }

  @Override
  public Value relu(Value x) {
    return value(arrayOf(x).getNDArrayInternal().relu());
  }

  @Override
  public Value gelu(Value x) {
    return value(arrayOf(x).getNDArrayInternal().gelu());
  }

  @Override
  public Value geluTanh(Value x) {
    Value inner = mul(add(x, mul(pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI));
    return mul(mul(x, 0.5), add(tanh(inner), 1));
  }

  @Override
  public Value silu(Value x) {
    return mul(x, sigmoid(x));
  }

  @Override
  public Value equal(Value a, Value b) {
    return value(arrayOf(a).eq(arrayOf(b)));
  }

  @Override
  public Value less(Value a, Value b) {
    return value(arrayOf(a).lt(arrayOf(b)));
  }

  @Override
  public Value not(Value condition) {
    return value(arrayOf(condition).logicalNot());
  }

  @Override
  public Value where(Value condition, Value yes, Value no) {
    return value(Choice.where(arrayOf(condition), arrayOf(yes), arrayOf(no)));
  }

  @Override
  public Value sum(Value x) {
    return value(arrayOf(x).sum());
  }

  @Override
  public Value sum(Value x, int axis) {
    return value(arrayOf(x).sum(new int[] {axis}));
  }

  @Override
  public Value mean(Value x, int axis) {
    return value(arrayOf(x).mean(new int[] {axis}));
  }

  @Override
  public Value max(Value x, int axis) {
    return value(arrayOf(x).max(new int[] {axis}));
  }

  @Override
  public Value argmax(Value x, int axis) {
    return value(arrayOf(x).argMax(axis));
  }

  @Override
  public Value logSumExp(Value x, int axis) {
    NDArray peak = arrayOf(x).max(new int[] {axis}, true).stopGradient();
    NDArray sum = arrayOf(x).sub(peak).exp().sum(new int[] {axis}).log();
    return value(sum.add(peak.squeeze(axis)));
  }

  @Override
  public Value softmax(Value x, int axis) {
    return value(arrayOf(x).softmax(axis));
  }

  @Override
  public Value logSoftmax(Value x, int axis) {
    return value(arrayOf(x).logSoftmax(axis));
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
  public Value dropout(Value x, double rate) {
    return run.dropout(path, arrayOf(x).getShape(), rate)
        .map(mask -> value(arrayOf(x).mul(mask)))
        .orElse(x);
  }

  @Override
  public Value crossEntropy(Value logits, Value targets) {
    NDArray wanted = arrayOf(targets);
    NDArray chosen =
        arrayOf(logits).logSoftmax(-1).gather(wanted.maximum(0L).expandDims(-1), -1).squeeze(-1);
    return value(chosen.neg().mul(wanted.gte(0L).toType(DataType.FLOAT32, false)));
  }

  @Override
  public Value stopGradient(Value x) {
    return value(arrayOf(x).stopGradient());
  }

  private static int axis(Value x, int axis) {
    return axis < 0 ? axis + arrayOf(x).getShape().dimension() : axis;
  }
}
