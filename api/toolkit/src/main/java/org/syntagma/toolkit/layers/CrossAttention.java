package org.syntagma.toolkit.layers;

import java.util.List;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Multi-head attention of one sequence to another (Vaswani 2017, section 3.2.3).
 *
 * <p>Parameters: {@code query.weight} (width, width); {@code kv.weight} (2 · width, width), the
 * rows of keys, then of values; {@code output.weight} (width, width); {@code bias} beside each.
 * Tap: {@code weights} (batch, heads, queries, keys).
 *
 * @param heads divides the width
 * @param initializer of {@code query} and {@code kv}
 * @param outputInitializer of {@code output}
 */
public record CrossAttention(
    int width, int heads, boolean bias, Initializer initializer, Initializer outputInitializer) {

  /**
   * Attends from {@code x} (batch, queries, width) to {@code memory} (batch, keys, width), whose
   * keys and values a stepwise program computes once.
   */
  public Value apply(Ops ops, Value x, Value memory, Mask mask) {
    Value query = new Linear(width, width, bias, initializer).apply(ops.at("query"), x);
    Linear projection = new Linear(width, 2 * width, bias, initializer);
    Value kv = ops.once("kv", () -> projection.apply(ops.at("kv"), memory));
    List<Value> parts = ops.split(kv, -1, width, width);
    Value key = parts.get(0);
    Value value = parts.get(1);
    Value mixed = ops.attention(query, key, value, heads, mask);
    ops.tap("weights", () -> ops.attentionWeights(query, key, heads, mask));
    return new Linear(width, width, bias, outputInitializer).apply(ops.at("output"), mixed);
  }
}
