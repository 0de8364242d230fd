package org.syntagma.runtime.tiny;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.SelfAttention;

/** An encoder of one layer of attention, and a decoder that adds the first vector it gives. */
public record TinyReader(int vocabulary) implements Encoder {
  /** The tap of the encoder's attention. */
  public static final String MAP = "encoder.attention.weights";

  private static final int HEADS = 2;
  private static final Initializer WIDE = Initializer.normal(0.7);

  @Override
  public int width() {
    return 8;
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"), Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value table = ops.parameter("embedding", new Shape(vocabulary, width()), WIDE);
    Value source = inputs.get("source");
    Value visible = ops.not(ops.equal(source, ops.constant(0)));
    Value encoded = ops.once("read", () -> encode(ops, ops.embedding(table, source), visible));
    Value x = ops.add(ops.embedding(table, inputs.get("tokens")), ops.slice(encoded, 1, 0, 1));
    Value weight = ops.at("decoder").parameter("weight", new Shape(width(), width()), WIDE);
    Value hidden = ops.tanh(ops.linear(x, weight));
    return Map.of("encoded", encoded, "hidden", hidden, "logits", ops.linear(hidden, table));
  }

  @Override
  public Value encode(Ops ops, Value vectors, Value visible) {
    SelfAttention attention = new SelfAttention(width(), HEADS, false, WIDE, WIDE);
    Ops at = ops.at("encoder").at("attention");
    return ops.add(vectors, attention.apply(at, vectors, Mask.of(visible)));
  }
}
