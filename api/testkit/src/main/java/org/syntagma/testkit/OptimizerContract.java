package org.syntagma.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.training.Optimizer;
import org.syntagma.testkit.state.MemoryState;

/** What every optimizer must do, however it moves. Implement it in a test class. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OptimizerContract {
  /** Any backend, fresh or shared between tests; whoever makes it closes it. */
  Backend backend();

  /** A new optimizer, always with the same settings. */
  Optimizer optimizer(Backend backend);

  /** A rate that, falling to 0 over 400 updates, leads to the minimum of Σ (x − target)² / 2. */
  default double rate() {
    return 0.05;
  }

  private Moving start() {
    return new Moving(backend(), optimizer(backend()), rate());
  }

  @Test
  default void movesTheGivenArraysAndAlwaysTheSameWay() {
    try (Moving first = start();
        Moving second = start()) {
      for (String path : List.of("a", "b")) {
        float[] before = first.values(path);
        first.steps(1, 5, path);
        second.steps(1, 5, path);
        assertFalse(Arrays.equals(before, first.values(path)), path + " did not move");
        assertArrayEquals(first.values(path), second.values(path), path);
      }
    }
  }

  @Test
  default void continuesToTheSameBitsAfterLoading() {
    try (Moving whole = start();
        Moving saved = start();
        Moving loaded = start()) {
      whole.steps(1, 3, "a");
      saved.steps(1, 3, "a");
      // What an optimizer did before it loads is forgotten.
      loaded.steps(1, 2, "a", "b");
      MemoryState.copy(saved.optimizer(), loaded.optimizer());
      loaded.become(saved);
      whole.steps(4, 6, "a", "b");
      saved.steps(4, 6, "a", "b");
      loaded.steps(4, 6, "a", "b");
      for (String path : List.of("a", "b")) {
        assertArrayEquals(whole.values(path), saved.values(path), path + ", saved on the way");
        assertArrayEquals(whole.values(path), loaded.values(path), path + ", loaded");
      }
    }
  }

  @Test
  default void aParameterThatIsLeftOutIsUntouchedAndKeepsItsState() {
    try (Moving both = start();
        Moving alone = start()) {
      both.steps(1, 3, "a", "b");
      alone.steps(1, 3, "a", "b");
      float[] before = both.values("b");
      both.steps(4, 4, "a");
      assertArrayEquals(before, both.values("b"));
      both.steps(5, 5, "b");
      alone.steps(5, 5, "b");
      assertArrayEquals(alone.values("b"), both.values("b"));
    }
  }

  @Test
  default void theOrderOfTheGroupDoesNotMatter() {
    try (Moving one = start();
        Moving other = start()) {
      one.steps(1, 3, "a", "b");
      other.steps(1, 3, "b", "a");
      assertArrayEquals(one.values("a"), other.values("a"));
      assertArrayEquals(one.values("b"), other.values("b"));
    }
  }

  @Test
  default void aQuadraticIsMinimised() {
    int updates = 400;
    Moving.Slope slope =
        (path, at) -> {
          float[] gradient = at.clone();
          float[] target = Moving.normals(path, -1, at.length);
          for (int i = 0; i < at.length; i++) {
            gradient[i] -= target[i];
          }
          return gradient;
        };
    try (Moving moving = start()) {
      double before = height(moving, slope);
      for (int update = 1; update <= updates; update++) {
        double falling = rate() * (updates - update + 1) / updates;
        moving.step(update, falling, slope, 1, "a", "b");
      }
      double after = height(moving, slope);
      assertTrue(after < 0.05 * before, "it went from " + before + " to " + after);
    }
  }

  private static double height(Moving moving, Moving.Slope slope) {
    double sum = 0;
    for (String path : List.of("a", "b")) {
      for (float each : slope.at(path, moving.values(path))) {
        sum += each * each / 2;
      }
    }
    return sum;
  }

  /** Whether the optimizer lets {@code arrays()} scale, or scales {@code unscaled()} itself. */
  @Test
  default void gradientsAreClippedExactlyOnce() {
    double[] scales = {1, 0.1, 0.5, 1, 0.03};
    try (Moving clipped = start();
        Moving scaled = start()) {
      for (int i = 0; i < scales.length; i++) {
        int update = i + 1;
        double scale = scales[i];
        clipped.step(update, rate(), random(update, 1), scale, "a", "b");
        scaled.step(update, rate(), random(update, scale), 1, "a", "b");
      }
      assertArrayEquals(scaled.values("a"), clipped.values("a"), 1e-5f);
      assertArrayEquals(scaled.values("b"), clipped.values("b"), 1e-5f);
    }
  }

  private static Moving.Slope random(int update, double scale) {
    return (path, at) -> {
      float[] gradient = Moving.normals(path, update, at.length);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= (float) scale;
      }
      return gradient;
    };
  }

  @Test
  default void leavesNoArraysWithItsParametersNorInTheBackendOnceClosed() {
    int before = backend().manager().getManagedArrays().size();
    try (Moving moving = start()) {
      int parameters = moving.manager().getManagedArrays().size();
      moving.steps(1, 10, "a", "b");
      assertEquals(parameters, moving.manager().getManagedArrays().size());
    }
    assertEquals(before, backend().manager().getManagedArrays().size());
  }

  @Test
  default void hasAScheduleAndClipsAtAPositiveNorm() {
    try (Optimizer optimizer = optimizer(backend())) {
      assertTrue(Double.isFinite(optimizer.schedule().at(1, 10)));
      optimizer.clipNorm().ifPresent(norm -> assertTrue(norm > 0, "clip at " + norm));
    }
  }
}
