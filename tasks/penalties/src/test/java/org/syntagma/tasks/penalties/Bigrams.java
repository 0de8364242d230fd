package org.syntagma.tasks.penalties;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * The smallest language model: the logits of the next id are a row of a table, at the present id;
 * with an encoder, plus the mean of another table's rows at all source positions. They are also
 * what it hides.
 */
record Bigrams(int vocabulary, boolean encoder, OptionalInt context) implements Network {
  @Override
  public List<Input> inputs() {
    return encoder
        ? List.of(Input.tokens("source"), Input.tokens("tokens"))
        : List.of(Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value logits = rows(ops, "table", inputs.get("tokens"));
    if (encoder) {
      Value mean = ops.mean(rows(ops, "source", inputs.get("source")), 1);
      logits = ops.add(logits, ops.unsqueeze(mean, 1));
    }
    return Map.of("logits", logits, "hidden", logits);
  }

  private Value rows(Ops ops, String name, Value ids) {
    Shape square = new Shape(vocabulary, vocabulary);
    return ops.embedding(ops.parameter(name, square, Initializer.normal(1)), ids);
  }
}
