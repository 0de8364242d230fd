package org.syntagma.models.encoderdecoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Objective;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.BetweenType;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType;

class EncoderDecoderValuesTest {
  private static final int PADDING = 2;

  private final TinyModel model = new TinyModel(TinyConfig.transformers().network(7, PADDING));
  private final NDArray source = row(4, 0, 3);
  private final NDArray tokens = row(3, 1, 4, 1, 5);

  @AfterEach
  void close() {
    model.close();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nobodySeesThePadding(TinyConfig settings) {
    try (TinyModel each = new TinyModel(settings.network(7, PADDING))) {
      Map<String, NDArray> plain = Map.of("source", source, "tokens", tokens);
      NDArray padding = row(4, 0, 3, PADDING, PADDING);
      Map<String, NDArray> padded = Map.of("source", padding, "tokens", tokens);
      assertSame(each.run("encoded", plain), each.run("encoded", padded).get(":, :3"));
      assertSame(each.run("logits", plain), each.run("logits", padded));
    }
  }

  static Stream<TinyConfig> all() {
    return Stream.of(StackType.values())
        .flatMap(
            encoder ->
                Stream.of(BetweenType.values())
                    .map(type -> TinyConfig.of(encoder, StackType.LSTM).between(type)));
  }

  @Test
  void theEncoderSeesBothDirections() {
    NDArray change = encoded(source).sub(encoded(row(4, 0, 5))).abs();
    assertTrue(change.get("0, 0").max().getFloat() > 1e-3);
    change = encoded(source).sub(encoded(row(5, 0, 3))).abs();
    assertTrue(change.get("0, 2").max().getFloat() > 1e-3);
  }

  @Test
  void aTokenChangesNoEarlierLogits() {
    NDArray before = logits(source, tokens);
    NDArray after = logits(source, row(3, 1, 4, 6, 5));
    assertSame(before.get(":, :3"), after.get(":, :3"));
    for (int t = 3; t < 5; t++) {
      assertTrue(before.get(0, t).sub(after.get(0, t)).abs().max().getFloat() > 1e-3);
    }
  }

  @Test
  void everyTokenHearsTheSource() {
    NDArray change = logits(source, tokens).sub(logits(row(4, 0, 5), tokens)).abs();
    for (int t = 0; t < 5; t++) {
      assertTrue(change.get(0, t).max().getFloat() > 1e-3);
    }
  }

  @Test
  void stepsGiveWhatTheWholeSequenceGives() {
    NDArray other = row(5, 6, 6);
    NDArray first = logits(source, tokens);
    NDArray second = logits(other, tokens);
    Map<String, NDArray> context = Map.of("source", rows(2, 4, 0, 3, PADDING, 5, 6, 6, PADDING));
    try (StepwiseProgram program = model.backend.stepwise(model.network, "tokens", "logits");
        StepwiseProgram.Steps steps =
            program.start(model.parameters, context, new int[] {0, 1}, 8)) {
      // The second row begins one position later, behind a position of padding.
      NDArray prompt = steps.step(rows(2, 3, 1, 4, PADDING, 3, 1));
      assertSame(first.get("0, :3"), prompt.get("0"));
      assertSame(second.get("0, :2"), prompt.get("1, 1:"));
      NDArray next = steps.step(rows(2, 1, 4));
      assertSame(first.get("0, 3:4"), next.get("0"));
      assertSame(second.get("0, 2:3"), next.get("1"));
      steps.keep(new int[] {1, 0, 1});
      NDArray last = steps.step(rows(3, 1, 5, 1));
      assertSame(second.get("0, 3:4"), last.get("0"));
      assertSame(first.get("0, 4:5"), last.get("1"));
      assertSame(second.get("0, 3:4"), last.get("2"));
    }
  }

  @Test
  void everyParameterGetsAGradient() {
    Objective loss =
        (ops, outputs, batch) ->
            ops.sum(ops.crossEntropy(outputs.get("logits"), batch.get("targets")));
    try (GradientProgram program =
        model.backend.gradients(
            model.network, Map.of("loss", loss), List.of("targets"), path -> true)) {
      GradientProgram.Result result =
          program.run(
              model.parameters,
              Map.of("source", source, "tokens", tokens, "targets", row(1, 4, 1, 5, 6)),
              Map.of("loss", 1.0),
              Mode.trainingWithoutDropout(),
              model.manager());
      assertEquals(model.parameters.paths(), result.gradients().keySet());
      result
          .gradients()
          .forEach((path, g) -> assertTrue(g.abs().max().getFloat() > 1e-4, path + " has none"));
    }
  }

  private NDArray encoded(NDArray source) {
    return model.run("encoded", Map.of("source", source, "tokens", row(0)));
  }

  private NDArray logits(NDArray source, NDArray tokens) {
    return model.run("logits", Map.of("source", source, "tokens", tokens));
  }

  private NDArray row(long... ids) {
    return rows(1, ids);
  }

  private NDArray rows(int count, long... ids) {
    return model.manager().create(ids, new Shape(count, ids.length / count));
  }

  private static void assertSame(NDArray expected, NDArray found) {
    assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), 1e-4f);
  }
}
