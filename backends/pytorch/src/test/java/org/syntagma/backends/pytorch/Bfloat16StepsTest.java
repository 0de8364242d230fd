package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Network;

/** Generation in bfloat16, where it is faster. */
class Bfloat16StepsTest {
  private static final PyTorchBackend WIDE = new PyTorchBackend("cpu", Precision.FLOAT32);
  private static final PyTorchBackend NARROW = new PyTorchBackend("cpu", Precision.BFLOAT16);
  private static final Network NETWORK = SmallNetworks.encoderDecoder(0);
  private static final int LENGTH = 10;
  private static final float[] NOTHING = {};

  @Test
  void rowsGiveWhatTheWholeSequencesGiveAndAreComputedAsIsFaster() {
    for (int rows : new int[] {1, 7, 9}) {
      float[] expected = whole(WIDE, rows);
      float[] actual = steps(NARROW, rows, 4, 3, 1, 1, 1);
      assertArrayEquals(expected, actual, 0.03f);
      if (rows >= NARROW.hardware().generatedRows()) {
        assertNotEquals(expected[0], actual[0], "this was computed in float32");
      } else {
        assertArrayEquals(steps(WIDE, rows, 4, 3, 1, 1, 1), actual);
      }
    }
  }

  /** Logits (rows, length, vocabulary) of whole sequences. */
  private static float[] whole(PyTorchBackend backend, int rows) {
    try (SmallTraining model = new SmallTraining(backend, NETWORK);
        NDManager owner = model.scratch();
        ForwardProgram program = backend.forward(NETWORK, Set.of("logits"))) {
      Map<String, NDArray> batch =
          Map.of("source", ids(owner, rows, 3), "tokens", ids(owner, rows, 7));
      return program
          .run(model.parameters, batch, Mode.inference(), owner)
          .get("logits")
          .toFloatArray();
    }
  }

  /** The same step by step, turned round in between and back at the end. */
  private static float[] steps(PyTorchBackend backend, int rows, int... widths) {
    try (SmallTraining model = new SmallTraining(backend, NETWORK);
        NDManager owner = model.scratch();
        StepwiseProgram program = backend.stepwise(NETWORK, "tokens", "logits");
        StepwiseProgram.Steps steps =
            program.start(
                model.parameters, Map.of("source", ids(owner, rows, 3)), new int[rows], LENGTH)) {
      NDArray tokens = ids(owner, rows, 7);
      NDList parts = new NDList();
      int[] backwards = new int[rows];
      Arrays.setAll(backwards, i -> rows - 1 - i);
      boolean turned = false;
      for (int width : widths) {
        int from = steps.position();
        NDArray given = tokens.get("{}", owner.create(order(rows, turned)));
        NDArray logits = steps.step(given.get(":, {}:{}", from, from + width));
        assertEquals(DataType.FLOAT32, logits.getDataType());
        parts.add(logits.get("{}", owner.create(order(rows, turned))));
        steps.keep(backwards);
        turned = !turned;
      }
      return parts.stream()
          .reduce((a, b) -> a.concat(b, 1))
          .map(NDArray::toFloatArray)
          .orElse(NOTHING);
    }
  }

  private static long[] order(int rows, boolean turned) {
    long[] order = new long[rows];
    Arrays.setAll(order, i -> turned ? rows - 1 - i : i);
    return order;
  }

  private static NDArray ids(NDManager owner, int rows, int factor) {
    long[] ids = new long[rows * LENGTH];
    Arrays.setAll(ids, i -> 1 + (i * (long) factor) % (SmallNetworks.VOCABULARY - 1));
    return owner.create(ids, new Shape(rows, LENGTH));
  }

  @AfterAll
  static void close() {
    WIDE.close();
    NARROW.close();
  }
}
