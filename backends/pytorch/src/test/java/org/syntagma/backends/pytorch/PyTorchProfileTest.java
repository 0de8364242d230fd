package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.OperationProfile;
import org.syntagma.api.backend.OperationProfile.Operation;

class PyTorchProfileTest {
  @Test
  void countsWhatIsComputedBetweenItsBeginningAndItsEnd() {
    try (PyTorchBackend backend = new PyTorchBackend("cpu", Precision.FLOAT32)) {
      NDArray x = backend.manager().ones(new Shape(64, 64));
      x.tanh();
      OperationProfile profile = backend.profile().orElseThrow();
      for (int i = 0; i < 3; i++) {
        x.matMul(x).exp();
      }
      List<Operation> operations = profile.end();
      assertEquals(3, calls(operations, "mm"));
      assertEquals(3, calls(operations, "exp"));
      assertEquals(0, calls(operations, "tanh"));
      assertTrue(operations.stream().noneMatch(each -> each.time().isNegative()));
    }
  }

  private static long calls(List<Operation> operations, String name) {
    return operations.stream()
        .filter(each -> each.name().equals(name))
        .mapToLong(Operation::calls)
        .sum();
  }

  @Test
  void anOperationHasNotTheTimeOfThoseItCalls() {
    List<Operation> operations =
        TraceEvent.operations(
            List.of(
                new TraceEvent("aten::mm", 2, 5, "1"),
                new TraceEvent("aten::linear", 1, 8, "1"),
                new TraceEvent("aten::add", 9, 3, "1"),
                new TraceEvent("autograd::engine::evaluate_function: aten::add", 3, 1, "2")));
    assertEquals(
        List.of(
            new Operation("mm", 1, Duration.ofNanos(5000)),
            new Operation("add", 2, Duration.ofNanos(4000)),
            new Operation("linear", 1, Duration.ofNanos(3000))),
        operations);
  }
}
