package org.syntagma.toolkit.layers;

import java.util.List;
import java.util.Optional;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Multi-head attention of a sequence to itself (Vaswani 2017, section 3.2.2).
 *
 * <p>Parameters: {@code qkv.weight} (width + 2 · groups · size, width), where a head's size is
 * width / heads: the rows of queries, then of keys, then of values, since one large product is
 * faster than three; {@code output.weight} (width, width); {@code bias} beside each. Tap: {@code
 * weights} (batch, heads, queries, keys).
 *
 * @param heads divides the width
 * @param groups of heads that share keys and values (Ainslie 2023); divides heads
 * @param rotary turns queries and keys, if it is there
 * @param initializer of {@code qkv}
 * @param outputInitializer of {@code output}
 */
public record SelfAttention(
    int width,
    int heads,
    int groups,
    Optional<Rotary> rotary,
    boolean bias,
    Initializer initializer,
    Initializer outputInitializer) {

  /** With keys and values for each head, which know no positions. */
  public SelfAttention(
      int width, int heads, boolean bias, Initializer initializer, Initializer outputInitializer) {
    this(width, heads, heads, Optional.empty(), bias, initializer, outputInitializer);
  }

  /**
   * Attends over {@code x} (batch, length, width). If {@code mask} is causal, a stepwise program
   * remembers keys and values.
   */
  public Value apply(Ops ops, Value x, Mask mask) {
    int shared = width * groups / heads;
    Value qkv = new Linear(width, width + 2 * shared, bias, initializer).apply(ops.at("qkv"), x);
    List<Value> parts = ops.split(qkv, -1, width, shared, shared);
    Value query = turned(ops, parts.get(0), heads);
    Value ownKey = turned(ops, parts.get(1), groups);
    Value key = mask.causal() ? ops.remember("key", ownKey) : ownKey;
    Value value = mask.causal() ? ops.remember("value", parts.get(2)) : parts.get(2);
    Value mixed = ops.attention(query, key, value, heads, mask);
    ops.tap("weights", () -> ops.attentionWeights(query, key, heads, mask));
    return new Linear(width, width, bias, outputInitializer).apply(ops.at("output"), mixed);
  }

  private Value turned(Ops ops, Value x, int count) {
    return rotary.map(each -> each.apply(ops, x, count)).orElse(x);
  }
}
