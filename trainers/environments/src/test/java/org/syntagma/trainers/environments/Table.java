package org.syntagma.trainers.environments;

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
 * The smallest language model: a table of what follows each id, and with an encoder the mean of
 * what follows the ids of the source.
 *
 * @param output what its only output is called
 */
record Table(boolean encoder, OptionalInt context, String output) implements Network {
  static Table decoder(int context) {
    return new Table(false, OptionalInt.of(context), "logits");
  }

  static Table encoderDecoder(int context) {
    return new Table(true, OptionalInt.of(context), "logits");
  }

  @Override
  public List<Input> inputs() {
    return encoder
        ? List.of(Input.tokens("source"), Input.tokens("tokens"))
        : List.of(Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value following = rows(ops, "table", inputs.get("tokens"));
    if (encoder) {
      Value mean = ops.mean(rows(ops, "source", inputs.get("source")), 1);
      following = ops.add(following, ops.unsqueeze(mean, 1));
    }
    return Map.of(output, following);
  }

  private static Value rows(Ops ops, String name, Value ids) {
    Shape square = new Shape(Letters.SIZE, Letters.SIZE);
    return ops.embedding(ops.parameter(name, square, Initializer.normal(1)), ids);
  }
}
