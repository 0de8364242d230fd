package org.syntagma.models.decoderonly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

class LlamaTest {
  private static final int VOCABULARY = 7;
  private static final long[] TOKENS = {3, 1, 4, 1, 5, 6};

  @Test
  void theDefaultsHaveTheParametersThatTheySay() {
    Trace trace = trace(LlamaConfig.defaults(), 32000);
    long layer = 4L * 512 * 512 + 3L * 512 * 1376 + 2 * 512;
    assertEquals(8 * layer + 512 + 32000L * 512, trace.parameterCount());
    assertEquals(41_689_600, trace.parameterCount());
  }

  @Test
  void namesItsParameters() {
    assertEquals(
        List.of(
            "embedding.weight (11, 8)",
            "layers.0.attention-norm.weight (8)",
            "layers.0.attention.qkv.weight (12, 8)",
            "layers.0.attention.output.weight (8, 8)",
            "layers.0.feed-forward-norm.weight (8)",
            "layers.0.feed-forward.up.weight (20, 8)",
            "layers.0.feed-forward.down.weight (8, 10)",
            "norm.weight (8)",
            "output.weight (11, 8)"),
        trace(config(1, 4, 1, 8, false), 11).parameters().stream()
            .map(each -> each.path() + " " + each.shape())
            .toList());
  }

  @Test
  void remembersKeysAndValuesOfItsGroupsOnly() {
    Llama network = new Llama(config(1, 4, 2, 16, true), 11);
    Trace trace = Shapes.trace(network, Map.of("tokens", new Shape(3, 5)));
    assertEquals(OptionalInt.of(16), network.context());
    assertEquals(
        Map.of(
            "layers.0.attention.key", ArrayType.float32(3, 5, 8),
            "layers.0.attention.value", ArrayType.float32(3, 5, 8)),
        trace.remembered());
    assertEquals(Map.of("layers.0.attention.weights", ArrayType.float32(3, 4, 5, 5)), trace.taps());
  }

  @Test
  void equalsAPlainImplementationWithEachNumberOfGroups() {
    for (int groups : new int[] {1, 2, 4}) {
      assertPlain(config(2, 4, groups, 16, groups == 2));
    }
  }

  private static void assertPlain(LlamaConfig config) {
    try (TinyModel model = new TinyModel(new Llama(config, VOCABULARY))) {
      double[][] expected = new PlainLlama(model.parameters, config).logits(TOKENS);
      NDArray ids = model.manager().create(TOKENS, new Shape(1, TOKENS.length));
      NDArray logits = model.run("logits", Map.of("tokens", ids));
      for (int t = 0; t < TOKENS.length; t++) {
        float[] found = logits.get(0, t).toFloatArray();
        for (int i = 0; i < VOCABULARY; i++) {
          assertEquals(expected[t][i], found[i], 1e-4, config + ", token " + t);
        }
      }
    }
  }

  @Test
  void onlyHeadsOfEvenSizeCanTurn() {
    assertTrue(config(1, 4, 2, 16, true).isWidthMultipleOfTwiceHeads());
    assertFalse(config(1, 4, 2, 12, true).isWidthMultipleOfTwiceHeads());
  }

  @Test
  void keyValueHeadsMustDivideHeads() {
    assertTrue(config(1, 4, 2, 16, true).isHeadsMultipleOfKeyValueHeads());
    assertFalse(config(1, 4, 3, 16, true).isHeadsMultipleOfKeyValueHeads());
    assertFalse(config(1, 4, 0, 16, true).isHeadsMultipleOfKeyValueHeads());
    assertTrue(LlamaConfig.defaults().isHeadsMultipleOfKeyValueHeads());
  }

  private static LlamaConfig config(int layers, int heads, int groups, int width, boolean tied) {
    return new LlamaConfig(
        layers, heads, OptionalInt.of(groups), width, 10, 16, 1e-5, 100, tied, 0.1);
  }

  private static Trace trace(LlamaConfig config, int vocabulary) {
    return Shapes.trace(new Llama(config, vocabulary), Map.of());
  }
}
