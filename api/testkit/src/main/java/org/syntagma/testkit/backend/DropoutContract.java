package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/** Dropout drops the same elements everywhere, chosen by the stream and the path alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface DropoutContract extends UsesBackend {
  @TestFactory
  default Stream<DynamicTest> dropsTheElementsThatTheStreamChooses() {
    Mode mode = Mode.training(Randomness.of(11));
    return Stream.of(0.001, 0.003, 0.1, 0.5, 0.75, 0.999)
        .map(
            rate ->
                Near.named(
                    "rate " + rate,
                    () -> {
                      Setting setting = dropout(rate, 3, 40);
                      Tensor expected = setting.outputs(mode).get(OperationCase.OUTPUT);
                      Tensor actual = run(setting, OperationCase.OUTPUT, mode);
                      Near.assertNear(expected, actual, valueTolerance(), "dropped");
                    }));
  }

  @Test
  default void eachCallAtOnePathDropsOthers() {
    Setting setting = new TinyNetwork(0.4).setting();
    Mode mode = Mode.training(Randomness.of(5));
    Tensor expected = setting.outputs(mode).get("logits");
    Near.assertNear(expected, run(setting, "logits", mode), valueTolerance(), "logits");
  }

  @Test
  default void whatIsSharedIsDroppedTogether() {
    Given x = Given.normal(6, 3, 5, 7);
    Mode mode = Mode.training(Randomness.of(11));
    for (int[] shared : new int[][] {{1}, {-1}, {0, 2}}) {
      Setting setting =
          OperationCase.of("dropout", (ops, in) -> ops.dropout(in[0], 0.5, shared), x).setting();
      Tensor expected = setting.outputs(mode).get(OperationCase.OUTPUT);
      Near.assertNear(
          expected, run(setting, OperationCase.OUTPUT, mode), valueTolerance(), "dropped");
    }
  }

  @Test
  default void oneMaskServesAllPositionsOfAScan() {
    Setting setting =
        OperationCase.of("dropout", DropoutContract::scanned, Given.normal(6, 2, 4, 20)).setting();
    Mode mode = Mode.training(Randomness.of(11));
    Tensor expected = setting.outputs(mode).get(OperationCase.OUTPUT);
    Near.assertNear(
        expected, run(setting, OperationCase.OUTPUT, mode), valueTolerance(), "dropped");
    for (int t = 1; t < expected.size(1); t++) {
      for (int i = 0; i < expected.size(2); i++) {
        assertEquals(expected.at(0, 0, i) == 0, expected.at(0, t, i) == 0);
      }
    }
  }

  private static Value scanned(Ops ops, Value... in) {
    return ops.scan(
        "s",
        in[0],
        List.of(),
        (x, none) -> {
          Value twice = ops.dropout(ops.dropout(x, 0.4), 0.2);
          return new Cell.Step(twice, List.of());
        });
  }

  @Test
  default void oneStreamAlwaysDropsTheSameAndAnotherDropsOthers() {
    Setting setting = dropout(0.5, 20, 20);
    double[] first = run(setting, OperationCase.OUTPUT, Mode.training(Randomness.of(1))).data();
    double[] again = run(setting, OperationCase.OUTPUT, Mode.training(Randomness.of(1))).data();
    double[] other = run(setting, OperationCase.OUTPUT, Mode.training(Randomness.of(2))).data();
    assertArrayEquals(first, again);
    assertFalse(Arrays.equals(first, other));
  }

  @Test
  default void theExpectationStays() {
    int size = 200;
    Given ones = Given.floats(Tensor.generate(new int[] {size, size}, i -> 1));
    Setting setting =
        OperationCase.of("dropout", (ops, in) -> ops.dropout(in[0], 0.3), ones).setting();
    double[] dropped = run(setting, OperationCase.OUTPUT, Mode.training(Randomness.of(4))).data();
    // One deviation of the mean is sqrt(0.3 / 0.7) / 200 = 0.003.
    assertEquals(1, Arrays.stream(dropped).average().orElseThrow(), 0.015);
  }

  @Test
  default void nothingDropsWithoutAStream() {
    Setting setting = dropout(0.5, 3, 4);
    Tensor all = setting.parameters().get("x0");
    for (Mode mode : new Mode[] {Mode.inference(), Mode.trainingWithoutDropout()}) {
      Near.assertNear(all, run(setting, OperationCase.OUTPUT, mode), valueTolerance(), "all");
    }
  }

  private static Setting dropout(double rate, int... shape) {
    return OperationCase.of(
            "dropout", (ops, in) -> ops.at("deep").dropout(in[0], rate), Given.normal(6, shape))
        .setting();
  }

  private Tensor run(Setting setting, String output, Mode mode) {
    return Outputs.of(backend(), setting, output, mode);
  }
}
