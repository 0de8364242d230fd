package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations whose values are {@link ArrayType}s. */
final class ShapeOps implements Ops {
  private final String path;
  private final Recorder recorder;

  ShapeOps(String path, Recorder recorder) {
    this.path = path;
    this.recorder = recorder;
  }

  static ArrayType type(String where, Value value) {
    if (value instanceof ArrayType type) {
      return type;
    }
    throw new IllegalArgumentException(where + ": the value comes from another Ops: " + value);
  }

  // Names

  @Override
  public Ops at(String name) {
    return new ShapeOps(Paths.join(path, name), recorder);
  }

  @Override
  public Value parameter(String name, Shape shape, Initializer initializer) {
    return recorder.parameter(Paths.join(path, name), shape, initializer);
  }

  @Override
  public void tap(String name, Supplier<Value> value) {
    String where = Paths.join(path, name);
    recorder.tap(where, () -> type(where, value.get()));
  }

  @Override
  public Value once(String name, Supplier<Value> value) {
    String where = Paths.join(path, name);
    return recorder.once(where, () -> type(where, value.get()));
  }

  @Override
  public Value remember(String name, Value value) {
    call("remember", value).rankAtLeast(0, 2);
    recorder.remember(Paths.join(path, name), type(path, value));
    return value;
  }

  @Override
  public Value positions(Value ids) {
    Call call = call("positions", ids);
    call.rank(0, 2);
    return made(ArrayType.int64(1, call.operand(0).size(1)));
  }

  // Arithmetic

  @Override
  public Value constant(double value) {
    return ArrayType.float32();
  }

  @Override
  public Value add(Value a, Value b) {
    return arithmetic("add", a, b);
  }

  @Override
  public Value sub(Value a, Value b) {
    return arithmetic("sub", a, b);
  }

  @Override
  public Value mul(Value a, Value b) {
    return arithmetic("mul", a, b);
  }

  @Override
  public Value div(Value a, Value b) {
    Call call = call("div", a, b);
    call.require(
        call.operand(0).type().isFloating() || call.operand(1).type().isFloating(),
        "one operand must be floating point");
    return arithmetic("div", a, b);
  }

  @Override
  public Value maximum(Value a, Value b) {
    return arithmetic("maximum", a, b);
  }

  @Override
  public Value minimum(Value a, Value b) {
    return arithmetic("minimum", a, b);
  }

  @Override
  public Value neg(Value x) {
    return number("neg", x);
  }

  @Override
  public Value abs(Value x) {
    return number("abs", x);
  }

  @Override
  public Value exp(Value x) {
    return floating("exp", x);
  }

  @Override
  public Value log(Value x) {
    return floating("log", x);
  }

  @Override
  public Value sqrt(Value x) {
    return floating("sqrt", x);
  }

  @Override
  public Value sign(Value x) {
    return number("sign", x);
  }

  @Override
  public Value pow(Value x, double exponent) {
    return floating("pow", x);
  }

  @Override
  public Value tanh(Value x) {
    return floating("tanh", x);
  }

  @Override
  public Value sigmoid(Value x) {
    return floating("sigmoid", x);
  }

  @Override
  public Value relu(Value x) {
    return floating("relu", x);
  }

  @Override
  public Value gelu(Value x) {
    return floating("gelu", x);
  }

  @Override
  public Value geluTanh(Value x) {
    return floating("geluTanh", x);
  }

  @Override
  public Value silu(Value x) {
    return floating("silu", x);
  }

  @Override
  public Value equal(Value a, Value b) {
    return made(DataType.BOOLEAN, call("equal", a, b).broadcast());
  }

  @Override
  public Value less(Value a, Value b) {
    Call call = call("less", a, b);
    call.number(0);
    call.number(1);
    return made(DataType.BOOLEAN, call.broadcast());
  }

  @Override
  public Value not(Value condition) {
    Call call = call("not", condition);
    call.bool(0);
    return made(call.operand(0));
  }

  @Override
  public Value where(Value condition, Value yes, Value no) {
    Call call = call("where", condition, yes, no);
    call.bool(0);
    return made(call.wider(call.operand(1).type(), call.operand(2).type()), call.broadcast());
  }

  // Reductions

  @Override
  public Value sum(Value x) {
    Call call = call("sum", x);
    call.number(0);
    return made(call.operand(0).type(), new Shape());
  }

  @Override
  public Value sum(Value x, int axis) {
    Call call = call("sum", x);
    call.number(0);
    return reduced(call, axis);
  }

  @Override
  public Value mean(Value x, int axis) {
    Call call = call("mean", x);
    call.floating(0);
    return reduced(call, axis);
  }

  @Override
  public Value max(Value x, int axis) {
    Call call = call("max", x);
    call.number(0);
    return reduced(call, axis);
  }

  @Override
  public Value argmax(Value x, int axis) {
    Call call = call("argmax", x);
    call.number(0);
    return made(DataType.INT64, without(call, axis));
  }

  @Override
  public Value logSumExp(Value x, int axis) {
    Call call = call("logSumExp", x);
    call.floating(0);
    return reduced(call, axis);
  }

  @Override
  public Value softmax(Value x, int axis) {
    call("softmax", x).axis(type(path, x), axis);
    return floating("softmax", x);
  }

  @Override
  public Value logSoftmax(Value x, int axis) {
    call("logSoftmax", x).axis(type(path, x), axis);
    return floating("logSoftmax", x);
  }

  // Shape

  @Override
  public Value reshape(Value x, long... dimensions) {
    return ShapeRules.reshape(call("reshape", x), dimensions);
  }

  @Override
  public Value transpose(Value x, int first, int second) {
    return ShapeRules.transpose(call("transpose", x), first, second);
  }

  @Override
  public Value concat(int axis, Value... values) {
    return made(ShapeRules.concat(call("concat", values), axis));
  }

  @Override
  public Value slice(Value x, int axis, long from, long to) {
    return ShapeRules.slice(call("slice", x), axis, from, to);
  }

  @Override
  public Value unsqueeze(Value x, int axis) {
    return ShapeRules.unsqueeze(call("unsqueeze", x), axis);
  }

  @Override
  public Value squeeze(Value x, int axis) {
    return ShapeRules.squeeze(call("squeeze", x), axis);
  }

  // Linear algebra and networks

  @Override
  public Value matmul(Value a, Value b) {
    ArrayType result = ShapeRules.matmul(call("matmul", a, b));
    recorder.multiplyAdds(result.shape().size() * type(path, a).width());
    return made(result);
  }

  @Override
  public Value linear(Value x, Value weight) {
    return linear(call("linear", x, weight));
  }

  @Override
  public Value linear(Value x, Value weight, Value bias) {
    return linear(call("linear", x, weight, bias));
  }

  @Override
  public Value embedding(Value table, Value ids) {
    return made(ShapeRules.embedding(call("embedding", table, ids)));
  }

  @Override
  public Value gather(Value x, int axis, Value index) {
    return made(ShapeRules.gather(call("gather", x, index), axis));
  }

  @Override
  public Value layerNorm(Value x, Value weight, Value bias, double epsilon) {
    return made(ShapeRules.norm(call("layerNorm", x, weight, bias)));
  }

  @Override
  public Value rmsNorm(Value x, Value weight, double epsilon) {
    return made(ShapeRules.norm(call("rmsNorm", x, weight)));
  }

  @Override
  public Value rotary(Value x, Value positions, int heads, double base) {
    return made(ShapeRules.rotary(call("rotary", x, positions), heads));
  }

  @Override
  public Value attention(Value query, Value key, Value value, int heads, Mask mask) {
    Call call = call("attention", query, key, value);
    ArrayType weights = ShapeRules.attentionWeights(call, heads, visible(mask), mask.causal());
    call.require(
        call.operand(2).shape().equals(call.operand(1).shape()),
        "keys and values must have the same shape");
    recorder.multiplyAdds(2 * weights.shape().size() * (call.operand(0).width() / heads));
    return made(call.operand(0));
  }

  @Override
  public Value attentionWeights(Value query, Value key, int heads, Mask mask) {
    Call call = call("attentionWeights", query, key);
    ArrayType weights = ShapeRules.attentionWeights(call, heads, visible(mask), mask.causal());
    recorder.multiplyAdds(weights.shape().size() * (call.operand(0).width() / heads));
    return made(weights);
  }

  @Override
  public Value dropout(Value x, double rate) {
    Call call = call("dropout", x);
    call.floating(0);
    call.require(rate >= 0 && rate < 1, "the rate %s must be in [0, 1)", rate);
    if (rate == 0) {
      return x;
    }
    recorder.dropout(path, call.operand(0), rate);
    return made(call.operand(0));
  }

  @Override
  public Value crossEntropy(Value logits, Value targets) {
    return made(ShapeRules.crossEntropy(call("crossEntropy", logits, targets)));
  }

  @Override
  public Value stopGradient(Value x) {
    return type(path, x);
  }

  private Call call(String operation, Value... values) {
    return new Call(
        path, operation, Arrays.stream(values).map(value -> type(path, value)).toList());
  }

  private ArrayType made(DataType type, Shape shape) {
    return made(new ArrayType(type, shape));
  }

  private ArrayType made(ArrayType result) {
    recorder.computed(result);
    return result;
  }

  private ArrayType arithmetic(String operation, Value a, Value b) {
    Call call = call(operation, a, b);
    DataType type = call.wider(call.operand(0).type(), call.operand(1).type());
    call.require(type != DataType.BOOLEAN, "both are boolean; make numbers of them with where");
    return made(type, call.broadcast());
  }

  private ArrayType number(String operation, Value x) {
    Call call = call(operation, x);
    call.number(0);
    return made(call.operand(0));
  }

  private ArrayType floating(String operation, Value x) {
    Call call = call(operation, x);
    call.floating(0);
    return made(call.operand(0));
  }

  private ArrayType reduced(Call call, int axis) {
    return made(call.operand(0).type(), without(call, axis));
  }

  private static Shape without(Call call, int axis) {
    return ShapeRules.without(call.operand(0), call.axis(call.operand(0), axis));
  }

  private ArrayType linear(Call call) {
    ArrayType result = ShapeRules.linear(call);
    recorder.multiplyAdds(result.shape().size() * call.operand(0).width());
    return made(result);
  }

  private Stream<ArrayType> visible(Mask mask) {
    return mask.visible().map(value -> type(path, value)).stream();
  }
}
