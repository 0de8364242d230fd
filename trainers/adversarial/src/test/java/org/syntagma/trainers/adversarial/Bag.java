package org.syntagma.trainers.adversarial;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Embedding;

/**
 * The mean of the tokens' vectors.
 *
 * @param output what it is called
 */
record Bag(int vocabulary, String output) implements Network {
  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Embedding table = new Embedding(vocabulary, 6, Initializer.normal(0.5));
    Value vectors = table.apply(ops.at("table"), inputs.get("source"));
    Value dropped = ops.at("table").dropout(vectors, 0.1);
    return Map.of(output, output.equals("encoded") ? dropped : ops.mean(dropped, 1));
  }
}
