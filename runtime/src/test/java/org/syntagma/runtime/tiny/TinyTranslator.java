package org.syntagma.runtime.tiny;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Tokens attend to what came before and to the source, whose padding is hidden. */
public record TinyTranslator(int vocabulary, int pad) implements Network {
  private static final int WIDTH = 8;
  private static final int HEADS = 2;
  private static final int LENGTH = 16;
  private static final Initializer WIDE = Initializer.normal(0.9);

  @Override
  public List<Input> inputs() {
    return List.of(Input.tokens("source"), Input.tokens("tokens"));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value table = ops.parameter("embedding", new Shape(vocabulary, WIDTH), WIDE);
    Value source = inputs.get("source");
    Value read = ops.once("read", () -> placed(ops, table, source));
    Value visible = ops.once("visible", () -> ops.not(ops.equal(source, ops.constant(pad))));
    Value x = placed(ops, table, inputs.get("tokens"));
    Value past = ops.remember("past", x);
    Value mixed = ops.add(x, ops.attention(x, past, past, HEADS, Mask.causally()));
    Value query = ops.linear(mixed, ops.parameter("query", new Shape(WIDTH, WIDTH), WIDE));
    Value hidden = ops.add(mixed, ops.attention(query, read, read, HEADS, Mask.of(visible)));
    return Map.of(
        "logits", ops.linear(hidden, ops.parameter("out", new Shape(vocabulary, WIDTH), WIDE)));
  }

  private static Value placed(Ops ops, Value table, Value ids) {
    Value places = ops.parameter("places", new Shape(LENGTH, WIDTH), WIDE);
    return ops.add(ops.embedding(table, ids), ops.embedding(places, ops.positions(ids)));
  }
}
