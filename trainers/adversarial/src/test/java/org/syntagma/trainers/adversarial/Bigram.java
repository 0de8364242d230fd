package org.syntagma.trainers.adversarial;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Embedding;

/** A table of logits of the next token for each token. */
record Bigram(int vocabulary) implements Network {
  static final String TABLE = "table.weight";

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Embedding table = new Embedding(vocabulary, vocabulary, Initializer.normal(0.7));
    return Map.of("logits", table.apply(ops.at("table"), inputs.get("tokens")));
  }
}
