package org.syntagma.models.encoderdecoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.BetweenType;
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
        Shapes.trace(
            new EncoderDecoder(
                EncoderDecoderConfig.defaults(), new Symbols(Collections.nCopies(1000, ""), 0)),
            Map.of());
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
        parameters(trace));
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
  void aRecurrentSideHasNoPositionsAndCarriesItsState() {
    Trace trace =
        Shapes.trace(
            TinyConfig.of(StackType.LSTM, StackType.LSTM).layers(1, false).network(11, 0),
            Map.of());
    assertEquals(
        List.of(
            "embedding.weight (11, 8)",
            "encoder.layers.0.forward.input.weight (16, 8)",
            "encoder.layers.0.forward.hidden.weight (16, 4)",
            "encoder.layers.0.forward.bias (16)",
            "encoder.layers.0.backward.input.weight (16, 8)",
            "encoder.layers.0.backward.hidden.weight (16, 4)",
            "encoder.layers.0.backward.bias (16)",
            "encoder.norm.weight (8)",
            "decoder.layers.0.lstm-norm.weight (8)",
            "decoder.layers.0.lstm.input.weight (32, 8)",
            "decoder.layers.0.lstm.hidden.weight (32, 8)",
            "decoder.layers.0.lstm.bias (32)",
            "decoder.layers.0.attention-norm.weight (8)"),
        parameters(trace).subList(0, 13));
    assertEquals(
        Set.of("decoder.layers.0.lstm.state.hidden", "decoder.layers.0.lstm.state.cell"),
        trace.carried().keySet());
  }

  @Test
  void inputFeedingCarriesTheOutputAndKeepsTheNamesOfAllElse() {
    TinyConfig plain = TinyConfig.of(StackType.TRANSFORMER, StackType.LSTM);
    Trace without = Shapes.trace(plain.network(11, 0), Map.of());
    Trace with = Shapes.trace(plain.fed().network(11, 0), Map.of());
    assertEquals(ArrayType.float32(2, 1, 8), with.carried().get("decoder.fed.0"));
    List<String> more = new ArrayList<>(parameters(with));
    more.removeAll(parameters(without));
    assertEquals(List.of("decoder.feed.weight (8, 16)", "decoder.feed.bias (8)"), more);
  }

  @Test
  void attentionMapsOfBothSidesCanBeAskedFor() {
    for (StackType decoder : StackType.values()) {
      Trace trace =
          Shapes.trace(TinyConfig.of(StackType.TRANSFORMER, decoder).network(11, 0), Map.of());
      for (int layer = 0; layer < 2; layer++) {
        String of = ".layers." + layer;
        assertTrue(trace.taps().containsKey("encoder" + of + ".attention.weights"));
        assertTrue(trace.taps().containsKey("decoder" + of + ".attention.weights"));
        assertTrue(trace.taps().containsKey("decoder" + of + ".cross-attention.weights"));
      }
    }
  }

  @Test
  void aGatedPartHasAboutAsManyParametersAsALinearOne() {
    TinyConfig linear = TinyConfig.transformers().layers(2, false);
    double plain = Shapes.trace(linear.network(11, 0), Map.of()).parameterCount();
    double gated =
        Shapes.trace(linear.between(BetweenType.GATED).network(11, 0), Map.of()).parameterCount();
    assertEquals(1, gated / plain, 0.02);
  }

  @Test
  void wordVectorsAreProjectedAndStayUnlessTheyAreToLearn(@TempDir Path folder) {
    TinyConfig settings = TinyConfig.transformers().layers(1, true).vectors(folder.resolve("v"));
    EncoderDecoder frozen = settings.network(11, 0);
    List<String> parameters = parameters(Shapes.trace(frozen, Map.of()));
    assertEquals("embedding.weight (11, 5)", parameters.get(0));
    assertEquals("embedding.projection.weight (8, 5)", parameters.get(1));
    assertTrue(parameters.contains("output.weight (11, 8)"));
    assertFalse(frozen.learns("embedding.weight"));
    assertTrue(frozen.learns("embedding.projection.weight"));
    assertTrue(TinyConfig.transformers().network(11, 0).learns("embedding.weight"));
  }

  @Test
  void theEncoderReadsVectorsOfOthersAsItReadsItsOwn() {
    EncoderDecoder network = TinyConfig.transformers().network(11, 0);
    Trace own = Shapes.trace(network, Map.of());
    Trace others =
        Shapes.trace(
            (ops, inputs) ->
                Map.of(
                    "encoded",
                    network.encode(ops, ArrayType.float32(3, 5, 8), ArrayType.bool(3, 5))),
            Map.of());
    assertEquals(Map.of("encoded", ArrayType.float32(3, 5, 8)), others.outputs());
    assertEquals(
        parameters(own).stream().filter(each -> each.startsWith("encoder.")).toList(),
        parameters(others));
  }

  @Test
  void onlyPositionsBoundWhatTheEncoderReads() {
    assertEquals(OptionalInt.of(16), TinyConfig.transformers().network(11, 0).encoderContext());
    EncoderDecoder recurrent = TinyConfig.of(StackType.LSTM, StackType.TRANSFORMER).network(11, 0);
    assertEquals(OptionalInt.empty(), recurrent.encoderContext());
    assertEquals(OptionalInt.of(16), recurrent.context());
  }

  @Test
  void whatDoesNotGoTogetherIsFound() {
    assertTrue(TinyConfig.transformers().heads(4).config().isWidthMultipleOfHeads());
    assertFalse(TinyConfig.transformers().heads(3).config().isWidthMultipleOfHeads());
    assertTrue(
        TinyConfig.of(StackType.LSTM, StackType.LSTM).config().isWidthEvenForTwoDirections());
    assertTrue(
        TinyConfig.of(StackType.LSTM, StackType.LSTM)
            .fed()
            .config()
            .decoder()
            .isFedOnlyIfRecurrent());
    assertFalse(TinyConfig.transformers().fed().config().decoder().isFedOnlyIfRecurrent());
  }

  private static List<String> parameters(Trace trace) {
    return trace.parameters().stream().map(each -> each.path() + " " + each.shape()).toList();
  }

  private static EncoderDecoder tiny(int layers, boolean bias) {
    return TinyConfig.transformers().layers(layers, bias).network(11, 0);
  }
}
