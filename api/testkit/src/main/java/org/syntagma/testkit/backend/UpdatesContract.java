package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

/** Update rules move parameters and states as their formulas say; sums and norms over lists. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface UpdatesContract extends UsesBackend {
  /** The greatest error of a parameter v after five updates, relative to max(1, |v|). */
  default double updateTolerance() {
    return 1e-6;
  }

  @Test
  default void adamWFollowsItsFormula() {
    adamW(1);
  }

  @Test
  default void gradientsAreScaledBeforeAdamWSeesThem() {
    adamW(0.37);
  }

  private void adamW(double gradientScale) {
    AdamWRule rule = new AdamWRule(0.9, 0.95, 1e-8);
    UpdateRun run = new UpdateRun(rule, gradientScale);
    run.check(
        backend(),
        update -> Map.of("rate", 0.1 / update, "decay", 0.2, "update", (double) update),
        (element, gradient, scalars) -> {
          double update = scalars.get("update");
          double first = 0.9 * element.get("first") + 0.1 * gradient;
          double second = 0.95 * element.get("second") + 0.05 * gradient * gradient;
          double corrected = first / (1 - Math.pow(0.9, update));
          double scale = Math.sqrt(second / (1 - Math.pow(0.95, update))) + 1e-8;
          double kept = element.get("parameter") * (1 - scalars.get("rate") * 0.2);
          double moved = kept - scalars.get("rate") * corrected / scale;
          return Map.of("parameter", moved, "first", first, "second", second);
        },
        updateTolerance());
  }

  @Test
  default void aRuleThatNoBackendKnowsFollowsItsFormula() {
    for (double gradientScale : new double[] {1, 2.5}) {
      new UpdateRun(new SignedMomentum(0.6), gradientScale)
          .check(
              backend(),
              update -> Map.of("rate", 0.01 * update),
              (element, gradient, scalars) -> {
                double momentum = 0.6 * element.get("momentum") + 0.4 * gradient;
                double step = scalars.get("rate") * Math.signum(momentum);
                return Map.of("parameter", element.get("parameter") - step, "momentum", momentum);
              },
              updateTolerance());
    }
  }

  @Test
  default void aRuleMayGiveBackWhatItWasGiven() {
    UpdateRule follow =
        new UpdateRule() {
          @Override
          public List<String> states() {
            return List.of("previous", "beforeThat");
          }

          @Override
          public List<String> scalars() {
            return List.of();
          }

          @Override
          public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
            Value parameter = values.get(PARAMETER);
            Value moved = ops.sub(parameter, values.get(GRADIENT));
            return Map.of(
                PARAMETER, moved, "previous", parameter, "beforeThat", values.get("previous"));
          }
        };
    new UpdateRun(follow, 1)
        .check(
            backend(),
            update -> Map.of(),
            (element, gradient, scalars) ->
                Map.of(
                    "parameter", element.get("parameter") - gradient,
                    "previous", element.get("parameter"),
                    "beforeThat", element.get("previous")),
            updateTolerance());
  }

  @Test
  default void theNormIsOverAllElementsOfAllArrays() {
    try (NDManager owner = backend().manager().newSubManager()) {
      NDArray first = owner.create(new float[] {3, 0, 0});
      NDArray second = owner.create(new float[] {0, 4, -12, 0}).reshape(2, 2);
      assertEquals(13, backend().norm(new NDList(first, second)), 13 * valueTolerance());
      assertEquals(3, backend().norm(new NDList(first)), 3 * valueTolerance());
      assertEquals(0, backend().norm(new NDList()), 0);
    }
  }

  @Test
  default void addendsAreAddedInPlace() {
    try (NDManager owner = backend().manager().newSubManager()) {
      NDList sums = new NDList(owner.create(new float[] {1, 2}), owner.create(new float[] {3}));
      NDList addends = new NDList(owner.create(new float[] {4, 5}), owner.create(new float[] {6}));
      backend().accumulate(sums, addends);
      backend().accumulate(sums, addends);
      assertArrayEquals(new float[] {9, 12}, sums.get(0).toFloatArray());
      assertArrayEquals(new float[] {15}, sums.get(1).toFloatArray());
      assertArrayEquals(new float[] {4, 5}, addends.get(0).toFloatArray());
    }
  }
}
