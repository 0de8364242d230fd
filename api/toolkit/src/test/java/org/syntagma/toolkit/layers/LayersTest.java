package org.syntagma.toolkit.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.DropoutSite;
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
  void lstmCarriesItsState() {
    Trace trace = trace(ops -> new Lstm(8, 5).apply(ops, X));
    assertEquals(ArrayType.float32(2, 3, 5), trace.outputs().get("out"));
    assertEquals(
        List.of("input.weight (20, 8)", "hidden.weight (20, 5)", "bias (20)"), parameters(trace));
    ArrayType state = ArrayType.float32(2, 5);
    assertEquals(Map.of("state.hidden", state, "state.cell", state), trace.carried());
  }

  @Test
  void lstmForgetsLittleAtFirst() {
    float[] bias = new float[8];
    trace(ops -> new Lstm(8, 2).apply(ops, X)).parameters().stream()
        .filter(parameter -> parameter.path().equals("bias"))
        .forEach(each -> each.initializer().fill(bias, each.shape(), Randomness.of(1)));
    assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0, 0, 0}, bias);
  }

  @Test
  void bothDirectionsMakeUpTheWidthAndShareOneMaskOverTime() {
    ArrayType visible = ArrayType.bool(2, 3);
    Trace trace = trace(ops -> new BidirectionalLstm(8, 6, 0.3).apply(ops, X, visible));
    assertEquals(ArrayType.float32(2, 3, 6), trace.outputs().get("out"));
    assertEquals(
        List.of(
            "forward.input.weight (12, 8)",
            "forward.hidden.weight (12, 3)",
            "forward.bias (12)",
            "backward.input.weight (12, 8)",
            "backward.hidden.weight (12, 3)",
            "backward.bias (12)"),
        parameters(trace));
    assertEquals(List.of(new DropoutSite("dropout", new Shape(2, 1, 8), 0.3)), trace.dropouts());
    assertThrows(IllegalArgumentException.class, () -> new BidirectionalLstm(8, 5, 0));
  }

  @Test
  void aConvolutionTakesThePlaceOfTheFirstLayer() {
    FeedForward linear = new FeedForward(8, 20, Activation.SWIGLU, false, INIT, INIT);
    ConvolutionFeedForward causal = new ConvolutionFeedForward(linear, 3, true);
    Trace trace = trace(ops -> causal.apply(ops, X));
    assertEquals(X, trace.outputs().get("out"));
    assertEquals(
        List.of("up.weight (40, 8, 3)", "up.bias (40)", "down.weight (8, 20)"), parameters(trace));
    assertEquals(Map.of("up.inputs", ArrayType.float32(2, 2, 8)), trace.carried());
    ConvolutionFeedForward both = new ConvolutionFeedForward(linear, 3, false);
    assertEquals(Map.of(), trace(ops -> both.apply(ops, X, ArrayType.bool(2, 3))).carried());
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
  void groupsOfHeadsShareKeysAndValues() {
    Rotary rotary = new Rotary(ArrayType.int64(1, 3), 10000);
    SelfAttention attention = new SelfAttention(8, 4, 2, Optional.of(rotary), false, INIT, INIT);
    Trace trace = trace(ops -> attention.apply(ops, X, Mask.causally()));
    assertEquals(X, trace.outputs().get("out"));
    assertEquals(List.of("qkv.weight (16, 8)", "output.weight (8, 8)"), parameters(trace));
    ArrayType shared = ArrayType.float32(2, 3, 4);
    assertEquals(Map.of("key", shared, "value", shared), trace.remembered());
    assertEquals(Map.of("weights", ArrayType.float32(2, 4, 3, 3)), trace.taps());
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
