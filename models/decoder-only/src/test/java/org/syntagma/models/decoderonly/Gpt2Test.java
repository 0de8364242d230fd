package org.syntagma.models.decoderonly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.models.decoderonly.Gpt2Config.Gelu;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.DropoutSite;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

class Gpt2Test {
  private static final int GPT2_VOCABULARY = 50257;

  @Test
  void theDefaultsAreTheSmallestGpt2() {
    Trace trace = trace(Gpt2Config.defaults(), GPT2_VOCABULARY);
    assertEquals(124_439_808, trace.parameterCount());
  }

  @Test
  void countsParametersInClosedForm() {
    long layers = 6;
    long width = 384;
    long vocabulary = 65;
    long context = 256;
    long vectors = (vocabulary + context) * width;
    long withoutBias = layers * (12 * width * width + 2 * width) + width + vectors;
    long biases = layers * (9 * width + 2 * width) + width;
    assertEquals(
        withoutBias,
        trace(new Gpt2Config(6, 6, 384, 256, 0, false, Gelu.ERF), 65).parameterCount());
    assertEquals(
        withoutBias + biases,
        trace(new Gpt2Config(6, 6, 384, 256, 0, true, Gelu.TANH), 65).parameterCount());
  }

  @Test
  void namesItsParameters() {
    Trace trace = trace(new Gpt2Config(1, 2, 8, 16, 0, true, Gelu.ERF), 11);
    assertEquals(
        List.of(
            "embedding.weight (11, 8)",
            "positions.weight (16, 8)",
            "layers.0.attention-norm.weight (8)",
            "layers.0.attention-norm.bias (8)",
            "layers.0.attention.qkv.weight (24, 8)",
            "layers.0.attention.qkv.bias (24)",
            "layers.0.attention.output.weight (8, 8)",
            "layers.0.attention.output.bias (8)",
            "layers.0.feed-forward-norm.weight (8)",
            "layers.0.feed-forward-norm.bias (8)",
            "layers.0.feed-forward.up.weight (32, 8)",
            "layers.0.feed-forward.up.bias (32)",
            "layers.0.feed-forward.down.weight (8, 32)",
            "layers.0.feed-forward.down.bias (8)",
            "norm.weight (8)",
            "norm.bias (8)"),
        trace.parameters().stream().map(each -> each.path() + " " + each.shape()).toList());
  }

  @Test
  void computesHiddenStatesLogitsAndWeights() {
    Gpt2 network = new Gpt2(new Gpt2Config(2, 2, 8, 16, 0, true, Gelu.ERF), 11);
    Trace trace = Shapes.trace(network, Map.of("tokens", new Shape(3, 5)));
    assertEquals(OptionalInt.of(16), network.context());
    assertEquals(
        Map.of("hidden", ArrayType.float32(3, 5, 8), "logits", ArrayType.float32(3, 5, 11)),
        trace.outputs());
    assertEquals(
        Map.of(
            "layers.0.attention.weights", ArrayType.float32(3, 2, 5, 5),
            "layers.1.attention.weights", ArrayType.float32(3, 2, 5, 5)),
        trace.taps());
  }

  @Test
  void countsForwardOperationsInClosedForm() {
    Trace trace =
        Shapes.trace(
            new Gpt2(new Gpt2Config(2, 2, 8, 16, 0, true, Gelu.ERF), 11),
            Map.of("tokens", new Shape(3, 5)));
    long perToken = 2 * 12 * 8 * 8 + 11 * 8;
    long attention = 2 * 2 * 5 * 5 * 8;
    assertEquals(2 * 3 * (5 * perToken + attention), trace.operations());
  }

  @Test
  void dropsOnEmbeddingsAndOnWhatEachPartAdds() {
    Trace trace = trace(new Gpt2Config(2, 2, 8, 16, 0.1, true, Gelu.ERF), 11);
    assertEquals(
        List.of(
            "embedding.dropout",
            "layers.0.attention.dropout",
            "layers.0.feed-forward.dropout",
            "layers.1.attention.dropout",
            "layers.1.feed-forward.dropout"),
        trace.dropouts().stream().map(DropoutSite::name).toList());
  }

  @Test
  void initializesWhatLayersAddSmaller() {
    Trace trace = trace(new Gpt2Config(8, 2, 64, 16, 0, true, Gelu.ERF), 300);
    for (ParameterSpec parameter : trace.parameters()) {
      String path = parameter.path();
      double expected = 0.02;
      if (path.endsWith("output.weight") || path.endsWith("down.weight")) {
        expected = 0.02 / 4;
      } else if (path.endsWith("norm.weight") || path.endsWith("bias")) {
        expected = 0;
      }
      assertEquals(expected, deviation(parameter), 0.1 * expected, path);
    }
  }

  @Test
  void headsMustDivideTheWidth() {
    assertTrue(new Gpt2Config(1, 3, 9, 16, 0, true, Gelu.ERF).isWidthMultipleOfHeads());
    assertFalse(new Gpt2Config(1, 3, 8, 16, 0, true, Gelu.ERF).isWidthMultipleOfHeads());
    assertTrue(new Gpt2Config(1, 0, 8, 16, 0, true, Gelu.ERF).isWidthMultipleOfHeads());
  }

  private static Trace trace(Gpt2Config config, int vocabulary) {
    return Shapes.trace(new Gpt2(config, vocabulary), Map.of());
  }

  private static double deviation(ParameterSpec parameter) {
    float[] values = new float[Math.toIntExact(parameter.shape().size())];
    parameter.initializer().fill(values, parameter.shape(), Randomness.of(3).at(parameter.path()));
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
  }
}
