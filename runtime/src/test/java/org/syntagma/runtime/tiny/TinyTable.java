package org.syntagma.runtime.tiny;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Logits that are written down: the sum of a row for the last token and one for its position.
 *
 * @param byToken fills (vocabulary, vocabulary)
 * @param byPosition fills (length, vocabulary)
 */
public record TinyTable(int vocabulary, int length, Initializer byToken, Initializer byPosition)
    implements Network {

  /** The probabilities of what follows each token; those of others are equal. */
  public static TinyTable following(int vocabulary, Map<Integer, Map<Integer, Double>> next) {
    return new TinyTable(
        vocabulary,
        1,
        (values, shape, randomness) ->
            next.forEach(
                (token, probabilities) -> {
                  for (int id = 0; id < vocabulary; id++) {
                    double probability = probabilities.getOrDefault(id, 0.0);
                    values[token * vocabulary + id] = (float) Math.log(probability);
                  }
                }),
        Initializer.zeros());
  }

  /** At the i-th position nearly always the i-th of these tokens comes next. */
  public static TinyTable script(int vocabulary, List<Integer> tokens) {
    return new TinyTable(
        vocabulary,
        tokens.size(),
        Initializer.zeros(),
        (values, shape, randomness) -> {
          for (int i = 0; i < tokens.size(); i++) {
            values[i * vocabulary + tokens.get(i)] = 20;
          }
        });
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value tokens = inputs.get("tokens");
    Value follow = ops.parameter("follow", new Shape(vocabulary, vocabulary), byToken);
    Value places = ops.parameter("places", new Shape(length, vocabulary), byPosition);
    Value logits = ops.embedding(follow, tokens);
    return Map.of(
        "logits",
        length == 1 ? logits : ops.add(logits, ops.embedding(places, ops.positions(tokens))));
  }
}
