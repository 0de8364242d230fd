package org.syntagma.backends.pytorch;

import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations element by element, and reductions. */
abstract class ScriptArithmetic implements Ops {
  final Recording recording;

  /** Whether matrix products are computed in bfloat16. */
  final boolean narrow;

  ScriptArithmetic(Recording recording, boolean narrow) {
    this.recording = recording;
    this.narrow = narrow;
  }

  final Value line(String format, Value... operands) {
    return recording.script.compute(format, operands);
  }

  /** As an operand that must be bfloat16 where the network is. */
  final Value narrow(Value x) {
    return narrow ? line("torch.to(%s, 15)", x) : x;
  }

  /** As an operand of an operation that adds up, or that spreads rounding errors. */
  final Value wide(Value x) {
    return narrow ? line("(self).wide(%s)", x) : x;
  }

  static String literal(double value) {
    return Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Double.toString(value);
  }

  @Override
  public Value constant(double value) {
    return line("torch.full([], " + literal(value) + ", dtype=6)");
  }

  @Override
  public Value add(Value a, Value b) {
    return line("torch.add(%s, %s)", a, b);
  }

  @Override
  public Value add(Value a, double b) {
    return line("torch.add(%s, " + literal(b) + ")", a);
  }

  @Override
  public Value sub(Value a, Value b) {
    return line("torch.sub(%s, %s)", a, b);
  }

  @Override
  public Value mul(Value a, Value b) {
    return line("torch.mul(%s, %s)", a, b);
  }

  @Override
  public Value mul(Value a, double b) {
    return line("torch.mul(%s, " + literal(b) + ")", a);
  }

  @Override
  public Value div(Value a, Value b) {
    return line("torch.div(%s, %s)", a, b);
  }

  @Override
  public Value maximum(Value a, Value b) {
    return line("torch.maximum(%s, %s)", a, b);
  }

  @Override
  public Value minimum(Value a, Value b) {
    return line("torch.minimum(%s, %s)", a, b);
  }

  @Override
  public Value neg(Value x) {
    return line("torch.neg(%s)", x);
  }

  @Override
  public Value abs(Value x) {
    return line("torch.abs(%s)", x);
  }

  @Override
  public Value exp(Value x) {
    return line("torch.exp(%s)", wide(x));
  }

  @Override
  public Value log(Value x) {
    return line("torch.log(%s)", wide(x));
  }

  @Override
  public Value sqrt(Value x) {
    return line("torch.sqrt(%s)", wide(x));
  }

  @Override
  public Value sign(Value x) {
    return line("torch.sign(%s)", x);
  }

  @Override
  public Value pow(Value x, double exponent) {
    return line("torch.pow(%s, " + literal(exponent) + ")", wide(x));
  }

  @Override
  public Value tanh(Value x) {
    return line("torch.tanh(%s)", x);
  }

  @Override
  public Value sigmoid(Value x) {
    return line("torch.sigmoid(%s)", x);
  }

  @Override
  public Value relu(Value x) {
    return line("torch.relu(%s)", x);
  }

  @Override
  public Value gelu(Value x) {
    return line("torch.gelu(%s, approximate=\"none\")", x);
  }

  @Override
  public Value geluTanh(Value x) {
    return line("torch.gelu(%s, approximate=\"tanh\")", x);
  }

  @Override
  public Value silu(Value x) {
    return line("torch.silu(%s)", x);
  }

  @Override
  public Value equal(Value a, Value b) {
    return line("torch.eq(%s, %s)", a, b);
  }

  @Override
  public Value less(Value a, Value b) {
    return line("torch.lt(%s, %s)", a, b);
  }

  @Override
  public Value not(Value condition) {
    return line("torch.logical_not(%s)", condition);
  }

  @Override
  public Value where(Value condition, Value yes, Value no) {
    return line("torch.where(%s, %s, %s)", condition, yes, no);
  }

  @Override
  public Value sum(Value x) {
    return line("torch.sum(%s)", wide(x));
  }

  @Override
  public Value sum(Value x, int axis) {
    return line("torch.sum(%s, [" + axis + "])", wide(x));
  }

  @Override
  public Value mean(Value x, int axis) {
    return line("torch.mean(%s, [" + axis + "])", wide(x));
  }

  @Override
  public Value max(Value x, int axis) {
    return line("torch.amax(%s, [" + axis + "])", x);
  }

  @Override
  public Value argmax(Value x, int axis) {
    return line("torch.argmax(%s, " + axis + ")", x);
  }

  @Override
  public Value logSumExp(Value x, int axis) {
    return line("torch.logsumexp(%s, [" + axis + "])", wide(x));
  }

  @Override
  public Value softmax(Value x, int axis) {
    return line("torch.softmax(%s, " + axis + ")", wide(x));
  }

  @Override
  public Value logSoftmax(Value x, int axis) {
    return line("torch.log_softmax(%s, " + axis + ")", wide(x));
  }
}
