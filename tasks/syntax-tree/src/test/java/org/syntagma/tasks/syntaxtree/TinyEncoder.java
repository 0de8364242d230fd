package org.syntagma.tasks.syntaxtree;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.BidirectionalLstm;
import org.syntagma.toolkit.layers.Embedding;
import org.syntagma.toolkit.layers.LayerNorm;

/** Some layers, which can also read tokens. */
record TinyEncoder(int width, int layers, double dropout) implements Encoder {
  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"));
  }

  @Override
  public Value encode(Ops ops, Value vectors, Value visible) {
    Value x = vectors;
    for (int i = 0; i < layers; i++) {
      x = new BidirectionalLstm(width, width, dropout).apply(ops.at("layers." + i), x, visible);
    }
    return new LayerNorm(width, true).apply(ops.at("norm"), x);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value source = inputs.get("source");
    Value vectors = new Embedding(9, width, Initializer.normal(1)).apply(ops, source);
    return Map.of("encoded", encode(ops, vectors, ops.equal(source, source)));
  }
}
