package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.fail;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.syntagma.testkit.reference.Tensor;

/** Compares arrays with what they should be. */
final class Near {
  private Near() {}

  /** A test whose failures begin with its name, which not every runner shows. */
  static DynamicTest named(String name, Executable test) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          try {
            test.execute();
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
          }
        });
  }

  /** Fails unless each element is within {@code tolerance} · max(1, |expected|). */
  static void assertNear(Tensor expected, Tensor actual, double tolerance, String what) {
    assertArrayEquals(expected.shape(), actual.shape(), what + ": shape");
    double[] want = expected.data();
    double[] have = actual.data();
    for (int i = 0; i < want.length; i++) {
      boolean near = Math.abs(have[i] - want[i]) <= tolerance * Math.max(1, Math.abs(want[i]));
      if (!near && Double.compare(have[i], want[i]) != 0) {
        fail(
            "%s: element %d is %s, not %s%nexpected %s%nfound    %s"
                .formatted(what, i, have[i], want[i], expected, actual));
      }
    }
  }

  static void assertNear(Tensor expected, NDArray actual, double tolerance, String what) {
    assertNear(expected, Bridge.tensor(actual), tolerance, what);
  }

  /** Fails unless both have the same names and |actual − expected| ≤ tolerance · |expected|. */
  static void assertGradients(
      Map<String, Tensor> expected, Map<String, Tensor> actual, double tolerance) {
    if (!expected.keySet().equals(actual.keySet())) {
      fail("gradients of %s, not of %s".formatted(actual.keySet(), expected.keySet()));
    }
    expected.forEach(
        (name, want) -> {
          Tensor have = actual.get(name);
          assertArrayEquals(want.shape(), have.shape(), "gradient of " + name + ": shape");
          double error = relativeError(want, have);
          if (!(error <= tolerance)) {
            fail(
                "gradient of %s: relative error %.3g%nexpected %s%nfound    %s"
                    .formatted(name, error, want, have));
          }
        });
  }

  /** ‖actual − expected‖ / ‖expected‖, but no division by less than a thousandth. */
  static double relativeError(Tensor expected, Tensor actual) {
    double[] want = expected.data();
    double[] have = actual.data();
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < want.length; i++) {
      difference += (have[i] - want[i]) * (have[i] - want[i]);
      norm += want[i] * want[i];
    }
    return Math.sqrt(difference) / Math.max(1e-3, Math.sqrt(norm));
  }
}
