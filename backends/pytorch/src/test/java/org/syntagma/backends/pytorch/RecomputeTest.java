package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.OperationProfile;
import org.syntagma.api.backend.OperationProfile.Operation;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;

class RecomputeTest {
  /** A network of two layers, each with one activation function. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "BFLOAT16"})
  void layersAreComputedTwiceAndDifferentiatedOnce(Precision precision) {
    try (PyTorchBackend backend = new PyTorchBackend("cpu", precision);
        SmallTraining training = new SmallTraining(backend, SmallNetworks.gpt(0))) {
      List<Operation> plain = operations(training, Mode.trainingWithoutDropout());
      List<Operation> again = operations(training, Mode.trainingWithoutDropout().recomputing());
      assertEquals(2, calls(plain, "gelu"));
      assertEquals(4, calls(again, "gelu"));
      assertEquals(2, calls(again, "gelu_backward"));
    }
  }

  private static List<Operation> operations(SmallTraining training, Mode mode) {
    OperationProfile profile = training.backend.profile().orElseThrow();
    try (NDManager owner = training.scratch()) {
      assertTrue(training.gradients(1, mode, owner).losses().get("loss") > 0);
    }
    return profile.end();
  }

  private static long calls(List<Operation> operations, String name) {
    return operations.stream()
        .filter(each -> each.name().equals(name))
        .mapToLong(Operation::calls)
        .sum();
  }

  /** Only {@code x} and the block's result cross; what was read from the caller is read anew. */
  @Test
  void aBlockIsASegmentOfWhichTheResultIsKept() {
    Script script = new Script();
    Value w = script.read(Source.PARAMETER, "w");
    Value x = script.compute("torch.exp(%s)", w);
    Value y =
        script.again(
            () -> script.compute("torch.mul(%s, %s)", script.compute("torch.tanh(%s)", x), w));
    Value sum = script.compute("torch.sum(%s)", y);
    Script.Segments segments = script.segments(List.of(sum), Map.of());
    assertEquals(
        List.of(
            new Segment(
                false,
                "    v0 = parameter[0]\n    v1 = torch.exp(v0)\n",
                List.of(),
                List.of(1),
                List.of("w"),
                List.of()),
            new Segment(
                true,
                """
                    v1 = taken[0]
                    v0 = parameter[0]
                    v2 = torch.tanh(v1)
                    v3 = torch.mul(v2, v0)
                """,
                List.of(1),
                List.of(3),
                List.of("w"),
                List.of()),
            new Segment(
                false,
                "    v3 = taken[0]\n    v4 = torch.sum(v3)\n",
                List.of(3),
                List.of(4),
                List.of(),
                List.of())),
        segments.list());
    assertEquals(List.of(4), segments.outputs());
  }
}
