package org.syntagma.testkit.backend;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A decoder that carries something along.
 *
 * @param part what
 */
record TinyRecurrence(Part part) implements Network {
  private static final int VOCABULARY = 11;
  private static final int WIDTH = 4;

  enum Part {
    LSTM,
    CONVOLUTION,
    /** A state that is the output before. */
    SCAN,
    /** Nothing but the reading of the source, which is done once. */
    SOURCE,
    /** All of the above in one scan, with attention to all positions so far. */
    ALL_IN_ONE_SCAN
  }

  Setting setting() {
    int[] tokens = {1, 5, 2, 2, 9, 10, 4, 1, 7, 6, 8, 2, 3, 4, 1, 6, 8, 2};
    int[] source = {7, 1, 3, 2, 8, 1, 5, 4, 9};
    return Setting.of(
        this, Map.of("tokens", Given.ids(tokens, 3, 6), "source", Given.ids(source, 3, 3)), 0);
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"), Input.tokens("source"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value table = weight(ops, "table", VOCABULARY, WIDTH);
    Value x = ops.embedding(table, inputs.get("tokens"));
    Value source = inputs.get("source");
    Value carried =
        switch (part) {
          case LSTM -> lstm(ops, x);
          case CONVOLUTION -> convolution(ops, x);
          case SCAN -> fed(ops, x, ops::tanh);
          case SOURCE -> read(ops, x, ops.embedding(table, source));
          case ALL_IN_ONE_SCAN ->
              fed(ops, x, each -> attend(ops, each, () -> ops.embedding(table, source)));
        };
    return Map.of("logits", ops.linear(carried, table));
  }

  private static Value lstm(Ops ops, Value x) {
    return ops.lstm(
        "lstm",
        x,
        weight(ops, "input", 4 * WIDTH, WIDTH),
        weight(ops, "hidden", 4 * WIDTH, WIDTH),
        weight(ops, "bias", 4 * WIDTH));
  }

  private static Value convolution(Ops ops, Value x) {
    Value weight = weight(ops, "kernel", WIDTH, WIDTH, 3);
    return ops.convolution("convolution", x, weight, weight(ops, "shift", WIDTH), true);
  }

  private interface Body {
    Value apply(Value x);
  }

  /** Each output is part of the next input. */
  private static Value fed(Ops ops, Value xs, Body body) {
    return ops.scan(
        "fed",
        xs,
        List.of(new Shape(1, WIDTH)),
        (x, before) -> {
          Value output = body.apply(ops.add(x, ops.mul(before.get(0), -0.7)));
          return new Cell.Step(output, List.of(output));
        });
  }

  private static Value read(Ops ops, Value x, Value source) {
    Value memory =
        ops.once(
            "memory",
            () -> fed(ops, ops.add(lstm(ops, source), convolution(ops, source)), ops::tanh));
    return ops.add(x, ops.attention(x, memory, memory, 1, Mask.none()));
  }

  private static Value attend(Ops ops, Value x, Supplier<Value> source) {
    Value inner = ops.add(convolution(ops, x), lstm(ops, x));
    Value places = ops.positions(ops.squeeze(ops.slice(x, -1, 0, 1), -1));
    Value query = ops.rotary(inner, places, 2, 100);
    Value key = ops.remember("keys", query);
    Value value = ops.remember("values", inner);
    Value seen = ops.attention(query, key, value, 2, Mask.causally());
    Value memory = ops.once("memory", () -> ops.tanh(source.get()));
    ops.tap("weights", () -> ops.attentionWeights(query, key, 2, Mask.causally()));
    return ops.add(ops.add(x, seen), ops.attention(seen, memory, memory, 1, Mask.none()));
  }

  private static Value weight(Ops ops, String name, long... sizes) {
    return ops.parameter(name, new Shape(sizes), Initializer.normal(0.5));
  }
}
