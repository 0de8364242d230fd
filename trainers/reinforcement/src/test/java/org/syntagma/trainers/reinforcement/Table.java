package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** A policy of tables: for each state, which comes as {@code tokens}, its logits and its value. */
record Table(int states, int actions) implements Network {
  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value tokens = inputs.get("tokens");
    Initializer normal = Initializer.normal(1);
    Value logits =
        ops.embedding(ops.parameter("logits", new Shape(states, actions), normal), tokens);
    Value value = ops.embedding(ops.parameter("value", new Shape(states, 1), normal), tokens);
    return Map.of("logits", logits, "value", ops.squeeze(value, -1));
  }
}
