package org.syntagma.toolkit.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

class LayersTest {
  private static final Initializer INIT = Initializer.ones();
  private static final ArrayType X = ArrayType.float32(2, 3, 8);

  @Test
  void linearMapsTheLastAxis() {
    Trace trace = trace(ops -> new Linear(8, 5, true, INIT).apply(ops, X));
    assertEquals(ArrayType.float32(2, 3, 5), trace.outputs().get("out"));
    assertEquals(List.of("weight (5, 8)", "bias (5)"), parameters(trace));
    trace = trace(ops -> new Linear(8, 5, false, INIT).apply(ops, X));
    assertEquals(List.of("weight (5, 8)"), parameters(trace));
  }

  @Test
  void embeddingIsTiedToItsLogits() {
    Embedding embedding = new Embedding(11, 8, INIT);
    Trace trace = trace(ops -> embedding.logits(ops, embedding.apply(ops, ArrayType.int64(2, 3))));
    assertEquals(ArrayType.float32(2, 3, 11), trace.outputs().get("out"));
    assertEquals(List.of("weight (11, 8)"), parameters(trace));
  }

  @Test
  void normsKeepTheShape() {
    Trace trace = trace(ops -> new LayerNorm(8, true).apply(ops, X));
    assertEquals(X, trace.outputs().get("out"));
    assertEquals(List.of("weight (8)", "bias (8)"), parameters(trace));
    assertEquals(
        List.of("weight (8)"), parameters(trace(ops -> new LayerNorm(8, false).apply(ops, X))));
    assertEquals(
        List.of("weight (8)"), parameters(trace(ops -> new RmsNorm(8, 1e-6).apply(ops, X))));
  }

  @Test
  void feedForwardProjectsTwiceAsManyRowsWhenGated() {
    for (Activation activation : Activation.values()) {
      FeedForward layer = new FeedForward(8, 20, activation, false, INIT, INIT);
      Trace trace = trace(ops -> layer.apply(ops, X));
      int rows = activation == Activation.SWIGLU ? 40 : 20;
      assertEquals(X, trace.outputs().get("out"));
      assertEquals(
          List.of("up.weight (" + rows + ", 8)", "down.weight (8, 20)"), parameters(trace));
    }
  }

  @Test
  void onlyCausalSelfAttentionRemembers() {
    SelfAttention attention = new SelfAttention(8, 2, true, INIT, INIT);
    Trace causal = trace(ops -> attention.apply(ops.at("a"), X, Mask.causally()));
    assertEquals(X, causal.outputs().get("out"));
    assertEquals(Map.of("a.weights", ArrayType.float32(2, 2, 3, 3)), causal.taps());
    assertEquals(Map.of("a.key", X, "a.value", X), causal.remembered());
    Trace both = trace(ops -> attention.apply(ops.at("a"), X, Mask.of(ArrayType.bool(2, 3))));
    assertEquals(Map.of(), both.remembered());
    assertEquals(parameters(causal), parameters(both));
  }

  @Test
  void crossAttentionProjectsItsMemoryOnce() {
    ArrayType memory = ArrayType.float32(2, 7, 8);
    CrossAttention attention = new CrossAttention(8, 2, false, INIT, INIT);
    Trace trace = trace(ops -> attention.apply(ops, X, memory, Mask.none()));
    assertEquals(X, trace.outputs().get("out"));
    assertEquals(
        List.of("query.weight (8, 8)", "kv.weight (16, 8)", "output.weight (8, 8)"),
        parameters(trace));
    assertEquals(Map.of("kv", ArrayType.float32(2, 7, 16)), trace.once());
    assertEquals(Set.of("weights"), trace.taps().keySet());
  }

  @Test
  void anErrorSaysWhichPartOfWhichLayer() {
    SelfAttention attention = new SelfAttention(8, 3, false, INIT, INIT);
    FeedForward feedForward = new FeedForward(8, 32, Activation.GELU, false, INIT, INIT);
    TransformerLayer layer =
        new TransformerLayer(new LayerNorm(8, false), attention, feedForward, 0);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> trace(ops -> layer.apply(ops.at("layers.4"), X, Mask.none())));
    assertEquals(
        "layers.4.attention: attention of (2, 3, 8) and (2, 3, 8) and (2, 3, 8): the width 8 is"
            + " not divisible by 3 heads",
        error.getMessage());
  }

  private static List<String> parameters(Trace trace) {
    return trace.parameters().stream().map(each -> each.path() + " " + each.shape()).toList();
  }

  private static Trace trace(Function<Ops, Value> program) {
    return Shapes.trace((ops, inputs) -> Map.of("out", program.apply(ops)), Map.of());
  }
}
