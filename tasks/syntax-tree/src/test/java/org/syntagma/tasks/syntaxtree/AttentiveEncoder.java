package org.syntagma.tasks.syntaxtree;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Embedding;
import org.syntagma.toolkit.layers.SelfAttention;

/** Layers of self-attention over vectors, which can also read tokens. */
record AttentiveEncoder(int width, int heads, int layers) implements Encoder {
  private static final Initializer NORMAL = Initializer.normal(0.3);

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"));
  }

  @Override
  public Value encode(Ops ops, Value vectors, Value visible) {
    Value x = vectors;
    for (int i = 0; i < layers; i++) {
      Ops at = ops.at("encoder.layers." + i + ".attention");
      SelfAttention attention = new SelfAttention(width, heads, true, NORMAL, NORMAL);
      x = ops.add(x, attention.apply(at, x, Mask.of(visible)));
    }
    return x;
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value source = inputs.get("source");
    Value vectors = new Embedding(9, width, Initializer.normal(1)).apply(ops, source);
    return Map.of("encoded", encode(ops, vectors, ops.equal(source, source)));
  }
}
