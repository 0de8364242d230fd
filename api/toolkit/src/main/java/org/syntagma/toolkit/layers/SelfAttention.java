package org.syntagma.toolkit.layers;

import java.util.List;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Multi-head attention of a sequence to itself (Vaswani 2017, section 3.2.2).
 *
 * <p>Parameters: {@code qkv.weight} (3 · width, width), the rows of queries, then of keys, then of
 * values, since one large product is faster than three; {@code output.weight} (width, width);
 * {@code bias} beside each. Tap: {@code weights} (batch, heads, queries, keys).
 *
 * @param heads divides the width
 * @param initializer of {@code qkv}
 * @param outputInitializer of {@code output}
 */
public record SelfAttention(
    int width, int heads, boolean bias, Initializer initializer, Initializer outputInitializer) {

  /**
   * Attends over {@code x} (batch, length, width). If {@code mask} is causal, a stepwise program
   * remembers keys and values.
   */
  public Value apply(Ops ops, Value x, Mask mask) {
    Value qkv = new Linear(width, 3 * width, bias, initializer).apply(ops.at("qkv"), x);
    List<Value> parts = ops.split(qkv, -1, width, width, width);
    Value query = parts.get(0);
    Value key = mask.causal() ? ops.remember("key", parts.get(1)) : parts.get(1);
    Value value = mask.causal() ? ops.remember("value", parts.get(2)) : parts.get(2);
    Value mixed = ops.attention(query, key, value, heads, mask);
    ops.tap("weights", () -> ops.attentionWeights(query, key, heads, mask));
    return new Linear(width, width, bias, outputInitializer).apply(ops.at("output"), mixed);
  }
}
