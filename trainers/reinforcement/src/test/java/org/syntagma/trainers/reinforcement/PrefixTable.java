package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;

/**
 * A policy of tables with a row for each four last tokens, so that it can be any policy of short
 * texts.
 */
record PrefixTable(int vocabulary) implements Network {
  private static final int TOKENS = 4;
  private static final int WIDTH = 4;

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public boolean learns(String path) {
    return !path.startsWith("fixed");
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    int rows = (int) Math.pow(vocabulary, TOKENS);
    Value counted = ops.parameter("fixed.counted", new Shape(vocabulary, 1), PrefixTable::count);
    Value powers = ops.parameter("fixed.powers", new Shape(1, 1, TOKENS), this::powers);
    Value none = ops.parameter("fixed.none", new Shape(1), Initializer.zeros());
    Value digits = ops.embedding(counted, inputs.get("tokens"));
    Value number = ops.convolution("digits", digits, powers, none, true);
    Value all = ops.parameter("fixed.rows", new Shape(rows), PrefixTable::count);
    Value row = ops.where(ops.equal(number, all), ops.constant(1), ops.constant(0));
    Initializer normal = Initializer.normal(0.5);
    Value logits = ops.parameter("logits", new Shape(vocabulary, rows), normal);
    Value hidden = ops.parameter("hidden", new Shape(WIDTH, rows), normal);
    return Map.of("logits", ops.linear(row, logits), "hidden", ops.linear(row, hidden));
  }

  private static void count(float[] values, Shape shape, Randomness randomness) {
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
  }

  private void powers(float[] values, Shape shape, Randomness randomness) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.pow(vocabulary, values.length - 1 - i);
    }
  }
}
