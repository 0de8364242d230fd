package org.syntagma.testkit.reference;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations on single elements and along one axis. */
abstract class ElementOps implements Ops {
  // Arithmetic

  @Override
  public Value constant(double value) {
    return Tensor.scalar(value);
  }

  @Override
  public Value add(Value a, Value b) {
    return zip(a, b, Double::sum);
  }

  @Override
  public Value sub(Value a, Value b) {
    return zip(a, b, (x, y) -> x - y);
  }

  @Override
  public Value mul(Value a, Value b) {
    return zip(a, b, (x, y) -> x * y);
  }

  @Override
  public Value div(Value a, Value b) {
    return zip(a, b, (x, y) -> x / y);
  }

  @Override
  public Value maximum(Value a, Value b) {
    return zip(a, b, Math::max);
  }

  @Override
  public Value minimum(Value a, Value b) {
    return zip(a, b, Math::min);
  }

  @Override
  public Value neg(Value x) {
    return map(x, v -> -v);
  }

  @Override
  public Value abs(Value x) {
    return map(x, Math::abs);
  }

  @Override
  public Value exp(Value x) {
    return map(x, Math::exp);
  }

  @Override
  public Value log(Value x) {
    return map(x, Math::log);
  }

  @Override
  public Value sqrt(Value x) {
    return map(x, Math::sqrt);
  }

  @Override
  public Value sign(Value x) {
    return map(x, Math::signum);
  }

  @Override
  public Value pow(Value x, double exponent) {
    return map(x, v -> Math.pow(v, exponent));
  }

  @Override
  public Value tanh(Value x) {
    return map(x, Math::tanh);
  }

  @Override
  public Value sigmoid(Value x) {
    return map(x, Functions::sigmoid);
  }

  @Override
  public Value relu(Value x) {
    return map(x, v -> Math.max(v, 0));
  }

  @Override
  public Value gelu(Value x) {
    return map(x, Functions::gelu);
  }

  @Override
  public Value geluTanh(Value x) {
    return map(x, Functions::geluTanh);
  }

  @Override
  public Value silu(Value x) {
    return map(x, v -> v * Functions.sigmoid(v));
  }

  @Override
  public Value equal(Value a, Value b) {
    return zip(a, b, (x, y) -> x == y ? 1 : 0);
  }

  @Override
  public Value less(Value a, Value b) {
    return zip(a, b, (x, y) -> x < y ? 1 : 0);
  }

  @Override
  public Value not(Value condition) {
    return map(condition, v -> 1 - v);
  }

  @Override
  public Value where(Value condition, Value yes, Value no) {
    int[] branches = Index.broadcast(tensor(yes).shape(), tensor(no).shape());
    return Tensor.generate(
        Index.broadcast(tensor(condition).shape(), branches),
        i -> tensor(condition).at(i) == 1 ? tensor(yes).at(i) : tensor(no).at(i));
  }

  // Reductions

  @Override
  public Value sum(Value x) {
    return Tensor.scalar(Functions.sum(tensor(x).data()));
  }

  @Override
  public Value sum(Value x, int axis) {
    return tensor(x).reduce(axis, Functions::sum);
  }

  @Override
  public Value mean(Value x, int axis) {
    return tensor(x).reduce(axis, Functions::mean);
  }

  @Override
  public Value max(Value x, int axis) {
    return tensor(x).reduce(axis, Functions::max);
  }

  @Override
  public Value argmax(Value x, int axis) {
    return tensor(x).reduce(axis, Functions::argmax);
  }

  @Override
  public Value logSumExp(Value x, int axis) {
    return tensor(x).reduce(axis, Functions::logSumExp);
  }

  @Override
  public Value softmax(Value x, int axis) {
    return exp(logSoftmax(x, axis));
  }

  @Override
  public Value logSoftmax(Value x, int axis) {
    return lines(x, axis, Functions::logSumExp, (v, total) -> v - total);
  }

  static Tensor tensor(Value value) {
    return (Tensor) value;
  }

  static Tensor map(Value x, DoubleUnaryOperator function) {
    return tensor(x).map(function);
  }

  static Tensor zip(Value a, Value b, DoubleBinaryOperator function) {
    return tensor(a).zip(tensor(b), function);
  }

  /** Each element together with what {@code summary} makes of its line along {@code axis}. */
  static Tensor lines(
      Value x, int axis, ToDoubleFunction<double[]> summary, DoubleBinaryOperator function) {
    int at = tensor(x).axis(axis);
    return Tensor.generate(
        tensor(x).shape(),
        i -> function.applyAsDouble(tensor(x).at(i), summary.applyAsDouble(tensor(x).line(i, at))));
  }
}
