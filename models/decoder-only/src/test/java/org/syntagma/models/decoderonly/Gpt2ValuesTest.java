package org.syntagma.models.decoderonly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Objective;
import org.syntagma.models.decoderonly.Gpt2Config.Gelu;

class Gpt2ValuesTest {
  private static final int VOCABULARY = 7;
  private static final long[] TOKENS = {3, 1, 4, 1, 5, 6};

  private final TinyModel model =
      new TinyModel(new Gpt2(new Gpt2Config(2, 2, 8, 10, 0.1, true, Gelu.TANH), VOCABULARY));

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void equalsAPlainImplementation() {
    double[][] expected = new PlainGpt2(model.parameters, 2, 2, 8).logits(TOKENS);
    NDArray logits = logits(TOKENS);
    for (int t = 0; t < TOKENS.length; t++) {
      float[] found = logits.get(0, t).toFloatArray();
      for (int i = 0; i < VOCABULARY; i++) {
        assertEquals(expected[t][i], found[i], 1e-4, "token " + t);
      }
    }
  }

  @Test
  void bothFormsOfGeluNearlyAgree() {
    try (TinyModel exact =
        new TinyModel(new Gpt2(new Gpt2Config(2, 2, 8, 10, 0.1, true, Gelu.ERF), VOCABULARY))) {
      NDArray ids = exact.manager().create(TOKENS, new Shape(1, TOKENS.length));
      NDArray logits = exact.run("logits", Map.of("tokens", ids));
      double change = logits(TOKENS).sub(logits).abs().max().getFloat();
      assertTrue(change > 1e-6 && change < 1e-2, "differ by " + change);
    }
  }

  @Test
  void aTokenChangesNoEarlierLogits() {
    long[] changed = TOKENS.clone();
    changed[4] = 0;
    NDArray before = logits(TOKENS);
    NDArray after = logits(changed);
    assertArrayEquals(before.get("0, :4").toFloatArray(), after.get("0, :4").toFloatArray(), 1e-6f);
    for (int t = 4; t < TOKENS.length; t++) {
      assertTrue(before.get(0, t).sub(after.get(0, t)).abs().max().getFloat() > 1e-3, "at " + t);
    }
  }

  @Test
  void stepsGiveWhatTheWholeSequenceGives() {
    float[] whole = logits(TOKENS).toFloatArray();
    try (StepwiseProgram program = model.backend.stepwise(model.network, "tokens", "logits");
        StepwiseProgram.Steps steps =
            program.start(model.parameters, Map.of(), new int[] {0, 2}, 8)) {
      // Two rows: the sequence at its place, and the same two positions later.
      NDArray prompt = tokens(3, 1, 4, 1, 0, 0, 3, 1).reshape(2, 4);
      float[] first = steps.step(prompt).toFloatArray();
      float[] second = steps.step(tokens(5, 4).reshape(2, 1)).toFloatArray();
      float[] third = steps.step(tokens(6, 1).reshape(2, 1)).toFloatArray();
      assertRow(whole, 0, first, 0, 4);
      assertRow(whole, 4, second, 0, 1);
      assertRow(whole, 5, third, 0, 1);
      assertRow(whole, 0, first, 6, 2);
      assertRow(whole, 2, second, 1, 1);
      assertRow(whole, 3, third, 1, 1);
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
      NDArray targets = tokens(1, 4, 1, 5, 6, 2).reshape(1, 6);
      GradientProgram.Result result =
          program.run(
              model.parameters,
              Map.of("tokens", tokens(TOKENS).reshape(1, 6), "targets", targets),
              Map.of("loss", 1.0),
              Mode.trainingWithoutDropout(),
              model.manager());
      assertEquals(model.parameters.paths(), result.gradients().keySet());
      result
          .gradients()
          .forEach((path, g) -> assertTrue(g.abs().max().getFloat() > 1e-4, path + " has none"));
    }
  }

  private NDArray logits(long... tokens) {
    return model.run("logits", Map.of("tokens", tokens(tokens).reshape(1, tokens.length)));
  }

  private NDArray tokens(long... ids) {
    return model.manager().create(ids, new Shape(ids.length));
  }

  /** {@code count} positions of logits, from two arrays of (positions, vocabulary). */
  private static void assertRow(
      float[] expected, int expectedFrom, float[] found, int foundFrom, int count) {
    assertArrayEquals(
        Arrays.copyOfRange(
            expected, expectedFrom * VOCABULARY, (expectedFrom + count) * VOCABULARY),
        Arrays.copyOfRange(found, foundFrom * VOCABULARY, (foundFrom + count) * VOCABULARY),
        1e-4f);
  }
}
