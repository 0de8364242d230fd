package org.syntagma.models.encoderdecoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.BetweenType;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType;

/** Enough rows for steps in bfloat16, and all that can be carried from one to the next. */
class Bfloat16StepsTest {
  private static final int ROWS = 16;
  private static final int LENGTH = 6;

  @Test
  void whatIsCarriedInBfloat16GivesWhatTheWholeSequenceGives() {
    TinyConfig settings =
        TinyConfig.of(StackType.LSTM, StackType.LSTM).between(BetweenType.CONVOLUTION);
    for (TinyConfig each : new TinyConfig[] {settings, settings.fed()}) {
      Backend backend = new PyTorchBackend("cpu", Precision.BFLOAT16);
      try (TinyModel model = new TinyModel(each.network(11, 0), backend)) {
        walk(model);
      }
    }
  }

  private static void walk(TinyModel model) {
    NDArray source = ids(model, 1, 4);
    NDArray tokens = ids(model, 2, LENGTH);
    NDArray whole = model.run("logits", Map.of("source", source, "tokens", tokens));
    try (StepwiseProgram program = model.backend.stepwise(model.network, "tokens", "logits");
        StepwiseProgram.Steps steps =
            program.start(model.parameters, Map.of("source", source), new int[ROWS], LENGTH)) {
      assertNear(whole.get(":, :3"), steps.step(tokens.get(":, :3")));
      for (int at = 3; at < LENGTH; at++) {
        String one = ":, %d:%d".formatted(at, at + 1);
        assertNear(whole.get(one), steps.step(tokens.get(one)));
      }
    }
  }

  private static NDArray ids(TinyModel model, int seed, int length) {
    long[] ids =
        LongStream.range(0, ROWS * (long) length).map(i -> 1 + i * 7 * seed % 10).toArray();
    return model.manager().create(ids, new Shape(ROWS, length));
  }

  private static void assertNear(NDArray expected, NDArray found) {
    assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), 0.1f);
  }
}
