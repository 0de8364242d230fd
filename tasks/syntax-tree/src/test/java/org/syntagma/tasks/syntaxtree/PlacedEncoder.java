package org.syntagma.tasks.syntaxtree;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Embedding;

/** Learned positions, of which there are only so many, before another encoder. */
record PlacedEncoder(TinyEncoder encoder, int positions) implements Encoder {
  @Override
  public int width() {
    return encoder.width();
  }

  @Override
  public List<Input> inputs() {
    return encoder.inputs();
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(positions);
  }

  @Override
  public Value encode(Ops ops, Value vectors, Value visible) {
    Value places =
        new Embedding(positions, width(), Initializer.normal(0.1))
            .apply(ops.at("positions"), ops.positions(visible));
    return encoder.encode(ops, ops.add(vectors, places), visible);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value source = inputs.get("source");
    Value vectors = new Embedding(9, width(), Initializer.normal(1)).apply(ops, source);
    return Map.of("encoded", encode(ops, vectors, ops.equal(source, source)));
  }
}
