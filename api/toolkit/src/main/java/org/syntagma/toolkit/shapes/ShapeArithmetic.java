package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** The shapes of what is computed element by element or reduced over an axis. */
abstract class ShapeArithmetic implements Ops {
  final String path;
  final Recorder recorder;

  ShapeArithmetic(String path, Recorder recorder) {
    this.path = path;
    this.recorder = recorder;
  }

  static ArrayType type(String where, Value value) {
    if (value instanceof ArrayType type) {
      return type;
    }
    String at = where.isEmpty() ? "" : where + ": ";
    throw new IllegalArgumentException(at + "the value comes from another Ops: " + value);
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

  final Call call(String operation, Value... values) {
    return new Call(
        path, operation, Arrays.stream(values).map(value -> type(path, value)).toList());
  }

  private ArrayType made(DataType type, Shape shape) {
    return made(new ArrayType(type, shape));
  }

  final ArrayType made(ArrayType result) {
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
}
