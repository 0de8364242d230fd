package org.syntagma.testkit.backend;

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
 * A decoder that also looks at a source: small, but with all that programs must carry. Tied tables,
 * learned and rotary positions, remembered keys, a source that is read once, taps and dropout.
 *
 * @param dropout its rate
 */
record TinyNetwork(double dropout) implements Network {
  static final int VOCABULARY = 11;
  static final int PAD = 0;
  static final String WEIGHTS = "layer.attention.weights";
  private static final int CONTEXT = 12;
  private static final int WIDTH = 8;
  private static final int HEADS = 4;
  private static final int GROUPS = 2;

  /** With parameters and a batch of 2 rows of 5 tokens, of which 2 have no target. */
  Setting setting() {
    Map<String, Given> batch = new LinkedHashMap<>();
    batch.put("tokens", Given.ids(new int[] {1, 5, 2, 2, 9, 10, 3, 4, 1, 6}, 2, 5));
    batch.put("source", Given.ids(new int[] {7, 1, PAD, 2, 8, 3}, 2, 3));
    batch.put("targets", Given.ids(new int[] {5, 2, 2, 9, -1, 3, 4, 1, -1, 8}, 2, 5));
    return Setting.of(this, batch, 0);
  }

  /** A batch of 3 rows of 6 tokens. */
  static Setting stepSetting() {
    int[] tokens = {1, 5, 2, 2, 9, 10, 4, 1, 7, 6, 8, 2, 3, 4, 1, 6, 8, 2};
    return new TinyNetwork(0)
        .setting()
        .with("tokens", Given.ids(tokens, 3, 6))
        .with("source", Given.ids(new int[] {7, 1, 3, 2, 8, PAD, 5, PAD, 9}, 3, 3));
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("tokens"), Input.tokens("source"));
  }

  @Override
  public OptionalInt context() {
    return OptionalInt.of(CONTEXT);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value tokens = inputs.get("tokens");
    Ops layer = ops.at("layer");
    Value x = layer.dropout(embed(ops, tokens), dropout);
    x = attend(layer.at("attention"), x, ops.positions(tokens));
    x = read(layer.at("source"), x, ops, inputs.get("source"));
    x = layer.dropout(think(layer.at("mlp"), x), dropout);
    Value hidden =
        ops.layerNorm(x, vector(ops, "norm.weight", 1), vector(ops, "norm.bias", 0), 1e-5);
    return Map.of("hidden", hidden, "logits", ops.linear(hidden, table(ops)));
  }

  private static Value table(Ops ops) {
    return weight(ops, "tokens", VOCABULARY, WIDTH);
  }

  private static Value embed(Ops ops, Value ids) {
    Value places = weight(ops, "positions", CONTEXT, WIDTH);
    return ops.add(ops.embedding(table(ops), ids), ops.embedding(places, ops.positions(ids)));
  }

  private static Value attend(Ops ops, Value x, Value positions) {
    Value query = ops.linear(x, weight(ops, "query", WIDTH, WIDTH));
    Value newKey = ops.linear(x, weight(ops, "key", WIDTH / 2, WIDTH));
    Value key = ops.remember("keys", ops.rotary(newKey, positions, GROUPS, 100));
    Value value = ops.remember("values", ops.linear(x, weight(ops, "value", WIDTH / 2, WIDTH)));
    Value turned = ops.rotary(query, positions, HEADS, 100);
    ops.tap("weights", () -> ops.attentionWeights(turned, key, HEADS, Mask.causally()));
    return ops.add(x, ops.attention(turned, key, value, HEADS, Mask.causally()));
  }

  /** The source's positions and its causal mask count from 0, wherever the tokens stand. */
  private static Value read(Ops ops, Value x, Ops root, Value source) {
    Value memory = ops.once("memory", () -> encode(ops, embed(root, source)));
    Value key = ops.once("keys", () -> ops.linear(memory, weight(ops, "key", WIDTH, WIDTH)));
    Mask mask = Mask.of(ops.not(ops.equal(source, ops.constant(PAD))));
    return ops.add(x, ops.attention(x, key, memory, HEADS, mask));
  }

  private static Value encode(Ops ops, Value x) {
    return ops.add(x, ops.attention(x, x, x, HEADS, Mask.causally()));
  }

  private static Value think(Ops ops, Value x) {
    Value normal = ops.rmsNorm(x, vector(ops, "norm", 1), 1e-6);
    Value inner = ops.linear(normal, weight(ops, "in.weight", 10, WIDTH), bias(ops, "in.bias", 10));
    return ops.add(x, ops.linear(ops.gelu(inner), weight(ops, "out", WIDTH, 10)));
  }

  private static Value weight(Ops ops, String name, long out, long in) {
    return ops.parameter(name, new Shape(out, in), Initializer.normal(0.5));
  }

  private static Value bias(Ops ops, String name, long size) {
    return ops.parameter(name, new Shape(size), Initializer.uniform(0.2));
  }

  private static Value vector(Ops ops, String name, double value) {
    return ops.parameter(name, new Shape(WIDTH), Initializer.constant(value));
  }
}
