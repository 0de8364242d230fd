package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
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

  /**
   * Fails unless both have the same names and |actual − expected| ≤ tolerance · |expected|, where
   * |expected| is taken to be at least 1e-3 and a thousandth of that of all gradients together:
   * what should cancel to 0 leaves rounding behind.
   */
  static void assertGradients(
      Map<String, Tensor> expected, Map<String, Tensor> actual, double tolerance) {
    assertEquals(expected.keySet(), actual.keySet(), "the parameters that have a gradient");
    double all = Math.sqrt(expected.values().stream().mapToDouble(Near::squares).sum());
    double least = 1e-3 * Math.max(1, all);
    expected.forEach(
        (path, want) ->
            assertClose(want, actual.get(path), tolerance, least, "gradient of " + path));
  }

  /** Fails unless |actual − expected| ≤ tolerance · |expected| in the Euclidean norm. */
  static void assertClose(Tensor expected, Tensor actual, double tolerance, String what) {
    assertClose(expected, actual, tolerance, 0, what);
  }

  private static void assertClose(
      Tensor expected, Tensor actual, double tolerance, double least, String what) {
    assertArrayEquals(expected.shape(), actual.shape(), what + ": shape");
    double scale = Math.max(least, Math.sqrt(squares(expected)));
    double error = distance(expected, actual);
    if (!(error <= tolerance * scale)) {
      fail(
          "%s: relative error %.3g%nexpected %s%nfound    %s"
              .formatted(what, error / scale, expected, actual));
    }
  }

  /** ‖actual − expected‖ / ‖expected‖. */
  static double relativeError(Tensor expected, Tensor actual) {
    return distance(expected, actual) / Math.sqrt(squares(expected));
  }

  private static double distance(Tensor expected, Tensor actual) {
    double[] want = expected.data();
    double[] have = actual.data();
    double squares = 0;
    for (int i = 0; i < want.length; i++) {
      squares += (have[i] - want[i]) * (have[i] - want[i]);
    }
    return Math.sqrt(squares);
  }

  private static double squares(Tensor tensor) {
    return Arrays.stream(tensor.data()).map(x -> x * x).sum();
  }
}
