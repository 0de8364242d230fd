package org.syntagma.runtime.tiny;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * One block of causal attention over learned positions, with values so large that its outputs
 * differ much from token to token.
 */
public record TinyDecoder(int vocabulary, int length) implements Network {
  private static final int WIDTH = 8;
  private static final int HEADS = 2;
  private static final Initializer WIDE = Initializer.normal(0.7);

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"));
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(length);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value tokens = inputs.get("tokens");
    Value table = ops.parameter("embedding", new Shape(vocabulary, WIDTH), WIDE);
    Value places = ops.parameter("places", new Shape(length, WIDTH), WIDE);
    Value x = ops.add(ops.embedding(table, tokens), ops.embedding(places, ops.positions(tokens)));
    Value hidden = ops.add(x, attend(ops.at("attention"), x));
    ops.tap("squares", () -> ops.mul(hidden, hidden));
    Map<String, Value> outputs = new LinkedHashMap<>();
    outputs.put("hidden", hidden);
    Value out = ops.parameter("out", new Shape(vocabulary, WIDTH), WIDE);
    outputs.put("logits", ops.linear(hidden, out));
    return outputs;
  }

  private static Value attend(Ops ops, Value x) {
    Value key = ops.remember("key", project(ops, "key", x));
    Value value = ops.remember("value", project(ops, "value", x));
    return ops.attention(project(ops, "query", x), key, value, HEADS, Mask.causally());
  }

  private static Value project(Ops ops, String name, Value x) {
    return ops.linear(x, ops.at(name).parameter("weight", new Shape(WIDTH, WIDTH), WIDE));
  }
}
