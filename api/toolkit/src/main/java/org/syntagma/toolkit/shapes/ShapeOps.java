package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations whose values are {@link ArrayType}s. */
final class ShapeOps extends ShapeArithmetic {
  ShapeOps(String path, Recorder recorder) {
    super(path, recorder);
  }

  /** What has been tapped so far, by path. */
  Map<String, ArrayType> taps() {
    return recorder.taps();
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
  public Value recompute(Supplier<Value> block) {
    return recorder.recompute(() -> type(path, block.get()));
  }

  @Override
  public Value remember(String name, Value value) {
    call("remember", value).rankAtLeast(0, 2);
    return recorder.remember(Paths.join(path, name), type(path, value));
  }

  @Override
  public Value positions(Value ids) {
    Call call = call("positions", ids);
    call.rank(0, 2);
    return made(ArrayType.int64(1, call.operand(0).size(1)));
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
  public List<Value> split(Value x, int axis, long... sizes) {
    ShapeRules.split(call("split", x), axis, sizes);
    return super.split(x, axis, sizes);
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
  public Value rows(Value x, Value index) {
    return made(ShapeRules.rows(call("rows", x, index)));
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
    recorder.attended(weights);
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
  public Value dropout(Value x, double rate, int... shared) {
    Call call = call("dropout", x);
    call.floating(0);
    call.require(rate >= 0 && rate < 1, "the rate %s must be in [0, 1)", rate);
    ArrayType mask = call.operand(0);
    for (int axis : shared) {
      mask = ShapeRules.with(mask, call.axis(mask, axis), 1);
    }
    if (rate == 0) {
      return x;
    }
    recorder.dropout(path, mask, rate);
    return made(call.operand(0));
  }

  @Override
  public Value lstm(String name, Value x, Value input, Value hidden, Value bias) {
    ArrayType result = ShapeSequences.lstm(call("lstm", x, input, hidden, bias));
    ArrayType state = ArrayType.float32(result.size(0), result.width());
    recorder.carry(Paths.join(path, name + ".hidden"), "lstm", state);
    recorder.carry(Paths.join(path, name + ".cell"), "lstm", state);
    long inputs = type(path, x).width() + result.width();
    recorder.multiplyAdds(4 * result.shape().size() * inputs);
    return made(result);
  }

  @Override
  public Value scan(String name, Value xs, List<Shape> states, Cell cell) {
    Call call = call("scan", xs);
    List<ArrayType> before = ShapeSequences.states(call, states);
    String where = Paths.join(path, name);
    ArrayType x = ShapeRules.with(call.operand(0), 1, 1);
    Cell.Step step =
        recorder.scan(
            where, call.operand(0).size(1), () -> cell.apply(x, List.<Value>copyOf(before)));
    for (int i = 0; i < before.size(); i++) {
      recorder.carry(where + "." + i, "scan", before.get(i));
    }
    List<ArrayType> after = step.states().stream().map(state -> type(where, state)).toList();
    return made(ShapeSequences.scan(call, before, after, type(where, step.output())));
  }

  @Override
  public Value convolution(String name, Value x, Value weight, Value bias, boolean causal) {
    ArrayType result = ShapeSequences.convolution(call("convolution", x, weight, bias));
    ArrayType kernel = type(path, weight);
    if (causal) {
      ArrayType window = ShapeRules.with(type(path, x), 1, kernel.size(2) - 1);
      recorder.carry(Paths.join(path, name), "convolution", window);
    }
    recorder.multiplyAdds(result.shape().size() * kernel.size(1) * kernel.size(2));
    return made(result);
  }

  @Override
  public Value crossEntropy(Value logits, Value targets) {
    return made(ShapeRules.crossEntropy(call("crossEntropy", logits, targets)));
  }

  @Override
  public Value stopGradient(Value x) {
    return type(path, x);
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
