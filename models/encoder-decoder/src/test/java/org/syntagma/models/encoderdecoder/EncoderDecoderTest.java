package org.syntagma.models.encoderdecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.Stack;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.DropoutSite;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

class EncoderDecoderTest {
  @Test
  void countsParametersInClosedForm() {
    long width = 256;
    long attention = 4 * width * width + 4 * width;
    long feedForward = 8 * width * width + 5 * width;
    long norm = 2 * width;
    long encoder = 2 * (attention + feedForward + 2 * norm) + norm + 512 * width;
    long decoder = 2 * (2 * attention + feedForward + 3 * norm) + norm + 512 * width;
    Trace trace =
        Shapes.trace(new EncoderDecoder(EncoderDecoderConfig.defaults(), 1000, 0), Map.of());
    assertEquals(1000 * width + encoder + decoder, trace.parameterCount());
  }

  @Test
  void namesItsParameters() {
    Trace trace = Shapes.trace(tiny(1, false), Map.of());
    assertEquals(
        List.of(
            "embedding.weight (11, 8)",
            "encoder.positions.weight (16, 8)",
            "encoder.layers.0.attention-norm.weight (8)",
            "encoder.layers.0.attention.qkv.weight (24, 8)",
            "encoder.layers.0.attention.output.weight (8, 8)",
            "encoder.layers.0.feed-forward-norm.weight (8)",
            "encoder.layers.0.feed-forward.up.weight (32, 8)",
            "encoder.layers.0.feed-forward.down.weight (8, 32)",
            "encoder.norm.weight (8)",
            "decoder.positions.weight (16, 8)",
            "decoder.layers.0.attention-norm.weight (8)",
            "decoder.layers.0.attention.qkv.weight (24, 8)",
            "decoder.layers.0.attention.output.weight (8, 8)",
            "decoder.layers.0.cross-attention-norm.weight (8)",
            "decoder.layers.0.cross-attention.query.weight (8, 8)",
            "decoder.layers.0.cross-attention.kv.weight (16, 8)",
            "decoder.layers.0.cross-attention.output.weight (8, 8)",
            "decoder.layers.0.feed-forward-norm.weight (8)",
            "decoder.layers.0.feed-forward.up.weight (32, 8)",
            "decoder.layers.0.feed-forward.down.weight (8, 32)",
            "decoder.norm.weight (8)"),
        trace.parameters().stream().map(each -> each.path() + " " + each.shape()).toList());
  }

  @Test
  void computesBothSides() {
    EncoderDecoder network = tiny(2, true);
    Trace trace =
        Shapes.trace(network, Map.of("source", new Shape(3, 6), "tokens", new Shape(3, 5)));
    assertEquals(OptionalInt.of(16), network.context());
    assertEquals(
        Map.of(
            "encoded", ArrayType.float32(3, 6, 8),
            "hidden", ArrayType.float32(3, 5, 8),
            "logits", ArrayType.float32(3, 5, 11)),
        trace.outputs());
    assertEquals(
        ArrayType.float32(3, 2, 5, 6),
        trace.taps().get("decoder.layers.1.cross-attention.weights"));
  }

  @Test
  void stepsRunTheEncoderOnceAndRememberOnlyTheDecodersKeysAndValues() {
    Trace trace = Shapes.trace(tiny(2, true), Map.of());
    assertEquals(
        Set.of(
            "encoded",
            "decoder.layers.0.cross-attention.kv",
            "decoder.layers.1.cross-attention.kv"),
        trace.once().keySet());
    assertEquals(
        Set.of(
            "decoder.layers.0.attention.key",
            "decoder.layers.0.attention.value",
            "decoder.layers.1.attention.key",
            "decoder.layers.1.attention.value"),
        trace.remembered().keySet());
  }

  @Test
  void dropsOnEmbeddingsAndOnWhatEachPartAdds() {
    Trace trace = Shapes.trace(tiny(1, true), Map.of());
    assertEquals(
        List.of(
            "encoder.dropout",
            "encoder.layers.0.attention.dropout",
            "encoder.layers.0.feed-forward.dropout",
            "decoder.dropout",
            "decoder.layers.0.attention.dropout",
            "decoder.layers.0.cross-attention.dropout",
            "decoder.layers.0.feed-forward.dropout"),
        trace.dropouts().stream().map(DropoutSite::name).toList());
  }

  @Test
  void headsMustDivideTheWidth() {
    assertTrue(config(1, true, 4).isWidthMultipleOfHeads());
    assertFalse(config(1, true, 3).isWidthMultipleOfHeads());
  }

  private static EncoderDecoder tiny(int layers, boolean bias) {
    return new EncoderDecoder(config(layers, bias, 2), 11, 0);
  }

  private static EncoderDecoderConfig config(int layers, boolean bias, int heads) {
    Stack stack = new Stack(StackType.TRANSFORMER, layers);
    return new EncoderDecoderConfig(8, heads, 16, 0.1, bias, stack, stack);
  }
}
