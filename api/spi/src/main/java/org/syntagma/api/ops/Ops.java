package org.syntagma.api.ops;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The operations that networks, losses and update rules are written in.
 *
 * <p>Shapes broadcast as in NumPy. Axes count from 0, or from the end when negative. Arithmetic is
 * float32 unless the backend computes in a narrower precision; ids and targets are int64;
 * comparisons give booleans. A shape that does not fit raises {@link IllegalArgumentException} with
 * the path, the operation and the shapes.
 *
 * <p>An {@code Ops} stands at a path; {@link #at} goes deeper. Parameters, taps, remembered values
 * and dropout streams are named relative to it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Ops {
  // Names

  /**
   * The same operations, {@code name} deeper: {@code at("layers.0").at("attention")} is {@code
   * layers.0.attention}.
   */
  Ops at(String name);

  /**
   * The parameter at {@code name} under this path. Asking twice for one path gives the same (tied)
   * parameter.
   */
  Value parameter(String name, Shape shape, Initializer initializer);

  /**
   * Names a value that is computed only if somebody asked for it; nothing is returned, so nothing
   * can depend on it. Inside a {@link #scan} there is nothing to ask for: the value is never
   * computed.
   */
  void tap(String name, Supplier<Value> value);

  /**
   * In a stepwise program, computed at the first step and kept from then on; otherwise simply
   * computed. Inside, all is as over a whole sequence: positions count from 0, no key is before a
   * row's start, and nothing can be remembered. Inside a {@link #scan}, computed before its first
   * position, so it must read nothing that the cell computes.
   */
  Value once(String name, Supplier<Value> value);

  /**
   * In a stepwise program, all steps' values so far, joined along axis 1, this one last; in a
   * {@link #scan} those of all positions so far; otherwise {@code value}.
   *
   * @param value (batch, new steps, …)
   */
  Value remember(String name, Value value);

  /**
   * The positions of {@code ids} (batch, length) from 0, (1 or batch, length), int64; in a stepwise
   * program from where the row stands, in a {@link #scan} from the scan's position.
   */
  Value positions(Value ids);

  /**
   * Computes {@code block}. In a gradient program that runs in a recomputing {@link
   * org.syntagma.api.backend.Mode}, only what the block reads and what others read of it is kept,
   * and the rest is computed again in the backward pass (Chen 2016, Training Deep Nets with
   * Sublinear Memory Cost), with the same values, dropout masks and gradients. Anywhere else, and
   * inside another block or a {@link #scan}, simply computed.
   */
  default Value recompute(Supplier<Value> block) {
    return block.get();
  }

  /**
   * {@code x} in the precision of {@code like}. What comes from outside is float32; added to values
   * of a network in bfloat16 it would make float32 of all that follows.
   */
  default Value cast(Value x, Value like) {
    return x;
  }

  // Arithmetic

  Value constant(double value);

  Value add(Value a, Value b);

  Value sub(Value a, Value b);

  Value mul(Value a, Value b);

  Value div(Value a, Value b);

  Value maximum(Value a, Value b);

  Value minimum(Value a, Value b);

  Value neg(Value x);

  Value abs(Value x);

  Value exp(Value x);

  Value log(Value x);

  Value sqrt(Value x);

  Value sign(Value x);

  Value pow(Value x, double exponent);

  Value tanh(Value x);

  Value sigmoid(Value x);

  Value relu(Value x);

  /** x · Φ(x) with the error function (Hendrycks and Gimpel 2016). */
  Value gelu(Value x);

  /** The tanh approximation of {@link #gelu}, which GPT-2 uses. */
  Value geluTanh(Value x);

  Value silu(Value x);

  Value equal(Value a, Value b);

  Value less(Value a, Value b);

  Value not(Value condition);

  Value where(Value condition, Value yes, Value no);

  default Value add(Value a, double b) {
    return add(a, constant(b));
  }

  default Value mul(Value a, double b) {
    return mul(a, constant(b));
  }

  // Reductions

  /** The sum over all elements, a scalar. */
  Value sum(Value x);

  /** The sum over {@code axis}, which goes. */
  Value sum(Value x, int axis);

  Value mean(Value x, int axis);

  Value max(Value x, int axis);

  /** The first index of the maximum, int64. */
  Value argmax(Value x, int axis);

  Value logSumExp(Value x, int axis);

  Value softmax(Value x, int axis);

  Value logSoftmax(Value x, int axis);

  // Shape

  /**
   * A dimension of 0 copies the one at the same place of {@code x}; one of -1 is inferred (as in
   * ONNX's Reshape).
   */
  Value reshape(Value x, long... dimensions);

  /** Exchanges two axes. */
  Value transpose(Value x, int first, int second);

  Value concat(int axis, Value... values);

  /**
   * Elements from (inclusive) to (exclusive) of {@code axis}; negative bounds count from the end.
   */
  Value slice(Value x, int axis, long from, long to);

  /** Consecutive parts of {@code axis}, which have these sizes and make up the whole. */
  default List<Value> split(Value x, int axis, long... sizes) {
    List<Value> parts = new ArrayList<>();
    long from = 0;
    for (long size : sizes) {
      parts.add(slice(x, axis, from, from + size));
      from += size;
    }
    return parts;
  }

  /** A new axis of size 1 before {@code axis}. */
  Value unsqueeze(Value x, int axis);

  /** Removes {@code axis}, which has size 1. */
  Value squeeze(Value x, int axis);

  // Linear algebra and networks

  /** (…, n, k) · (…, k, m). */
  Value matmul(Value a, Value b);

  /** x · weightᵀ. {@code x} (…, in), {@code weight} (out, in). */
  Value linear(Value x, Value weight);

  /** x · weightᵀ + bias. {@code bias} (out). */
  Value linear(Value x, Value weight, Value bias);

  /** Rows of {@code table} (rows, width) at {@code ids} (…), giving (…, width). */
  Value embedding(Value table, Value ids);

  /**
   * Elements of {@code x} along {@code axis} at {@code index}, which has the rank of {@code x} (as
   * torch.gather).
   */
  Value gather(Value x, int axis, Value index);

  /**
   * Elements of axis 1: {@code x} (batch, length, …) at {@code index} (batch, n), int64, gives
   * (batch, n, …).
   */
  Value rows(Value x, Value index);

  /** Over the last axis (Ba 2016); {@code weight} and {@code bias} (width). */
  Value layerNorm(Value x, Value weight, Value bias, double epsilon);

  /** Over the last axis (Zhang and Sennrich 2019); {@code weight} (width). */
  Value rmsNorm(Value x, Value weight, double epsilon);

  /**
   * Rotary position embedding (Su 2021) of each head of {@code x} (batch, length, heads · size),
   * halves rotated as pairs.
   */
  Value rotary(Value x, Value positions, int heads, double base);

  /**
   * Scaled dot-product attention of several heads (Vaswani 2017, equation 1).
   *
   * @param query (batch, queries, heads · size)
   * @param key (batch, keys, groups · size), groups dividing heads (Ainslie 2023)
   * @param value (batch, keys, groups · size)
   * @return (batch, queries, heads · size)
   */
  Value attention(Value query, Value key, Value value, int heads, Mask mask);

  /** The weights that {@link #attention} uses, (batch, heads, queries, keys). */
  Value attentionWeights(Value query, Value key, int heads, Mask mask);

  /**
   * Zeroes elements with probability {@code rate} in [0, 1) and scales the others up, in training
   * only; the rate is rounded to a 256th, without bias. The mask is a pure function of the update's
   * stream and this path. Inside a {@link #scan} one mask serves all positions.
   *
   * @param shared axes along which all elements share one draw: axis 1 for the recurrent networks
   *     of Gal and Ghahramani 2016
   */
  Value dropout(Value x, double rate, int... shared);

  // Along a sequence

  /**
   * A layer of long short-term memory (Hochreiter and Schmidhuber 1997; forget gates of Gers 2000)
   * along axis 1, from a state of 0: i, f, g, o = x[t] · inputᵀ + h[t − 1] · hiddenᵀ + bias; c[t] =
   * σ(f) · c[t − 1] + σ(i) · tanh(g); h[t] = σ(o) · tanh(c[t]).
   *
   * <p>In a stepwise program and in a {@link #scan} the state is carried under {@code name}. In a
   * stepwise program it stays 0 before a row's start.
   *
   * @param x (batch, length, in)
   * @param input (4 · width, in), the rows of i, f, g and o
   * @param hidden (4 · width, width)
   * @param bias (4 · width)
   * @return h, (batch, length, width)
   */
  Value lstm(String name, Value x, Value input, Value hidden, Value bias);

  /**
   * Applies {@code cell} to one position of axis 1 after the other, from states of 0, and joins its
   * outputs.
   *
   * <p>Inside, all is as in a stepwise program that takes one position at a time: positions go on,
   * {@link #remember} grows, {@link #lstm} and {@link #convolution} carry on. In a stepwise program
   * the states are carried under {@code name}, and stay 0 before a row's start; so steps give what
   * the whole sequence gives. What the cell reads from outside must not depend on the position.
   * There is no scan inside a scan.
   *
   * @param xs (batch, length, …)
   * @param states the shapes of a row's states, without the batch: (1, width) for (batch, 1, width)
   * @return (batch, length, …)
   */
  Value scan(String name, Value xs, List<Shape> states, Cell cell);

  /**
   * Convolution along axis 1; outside of the sequence lie zeros, so the length stays. Position t
   * sees the k positions that begin at t − (k − 1) / 2, rounded up; if {@code causal}, those that
   * end at t.
   *
   * <p>If causal, in a stepwise program and in a {@link #scan} the last inputs are carried under
   * {@code name}, as 0 before a row's start.
   *
   * @param x (batch, length, in)
   * @param weight (out, in, k)
   * @param bias (out)
   * @return (batch, length, out)
   */
  Value convolution(String name, Value x, Value weight, Value bias, boolean causal);

  // Losses and gradients

  /**
   * −log softmax(logits)[target] for each target; 0 where the target is negative. (…, classes) and
   * (…) give (…).
   */
  Value crossEntropy(Value logits, Value targets);

  /** {@code x} as a constant: no gradient flows through. */
  Value stopGradient(Value x);
}
