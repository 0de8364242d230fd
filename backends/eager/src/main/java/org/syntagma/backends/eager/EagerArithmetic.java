package org.syntagma.backends.eager;

import static org.syntagma.backends.eager.EagerValue.arrayOf;

import ai.djl.ndarray.NDArray;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** What is computed element by element or reduced over an axis. */
abstract class EagerArithmetic implements Ops {
  final Run run;

  EagerArithmetic(Run run) {
    this.run = run;
  }

  static Value value(NDArray array) {
    return new EagerValue(array);
  }

  /** {@code axis} counted from 0. */
  static int axis(Value x, int axis) {
    return axis < 0 ? axis + arrayOf(x).getShape().dimension() : axis;
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
}
