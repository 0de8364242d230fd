package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/** Gradient programs over whole networks. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface GradientsContract extends UsesBackend {
  @Test
  default void gradientsOfANetworkFollowTheDefinition() {
    Setting setting = new TinyNetwork(0).setting();
    Mode mode = Mode.trainingWithoutDropout();
    Gradients actual = Gradients.of(backend(), setting, TinyObjectives.LANGUAGE, mode);
    Map<String, Tensor> expected = setting.gradients(TinyObjectives.LANGUAGE, mode);
    Near.assertGradients(expected, actual.arrays(), gradientTolerance());
  }

  @Test
  default void gradientsFlowThroughWhatDropoutKeeps() {
    Setting setting = new TinyNetwork(0.3).setting();
    Mode mode = Mode.training(Randomness.of(8));
    Gradients actual = Gradients.of(backend(), setting, TinyObjectives.PENALTY, mode);
    Map<String, Tensor> expected = setting.gradients(TinyObjectives.PENALTY, mode);
    Near.assertGradients(expected, actual.arrays(), gradientTolerance());
  }

  @Test
  default void objectivesReadTheTapsThatWereAskedFor() {
    Setting setting = new TinyNetwork(0).setting();
    Mode mode = Mode.trainingWithoutDropout();
    Objective both =
        (ops, outputs, batch) ->
            ops.add(
                TinyObjectives.ATTENTION.sum(ops, outputs, batch),
                TinyObjectives.LANGUAGE.sum(ops, outputs, batch));
    Gradients actual = Gradients.of(backend(), setting, both, Set.of(TinyNetwork.WEIGHTS), mode);
    Near.assertGradients(setting.gradients(both, mode), actual.arrays(), gradientTolerance());
  }

  @Test
  default void refusesTapsThatTheNetworkDoesNotHave() {
    Setting setting = new TinyNetwork(0).setting();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Gradients.of(
                backend(),
                setting,
                TinyObjectives.LANGUAGE,
                Set.of("layer.attention.wieghts"),
                Mode.trainingWithoutDropout()));
  }

  @Test
  default void lossesAreSumsThatScalesDoNotTouch() {
    Setting setting = new TinyNetwork(0).setting();
    Mode mode = Mode.trainingWithoutDropout();
    Gradients both = both(setting, Map.of("language", 0.25, "penalty", -3.0));
    TinyObjectives.BOTH.forEach(
        (name, objective) -> {
          double expected = setting.loss(objective, mode);
          double tolerance = valueTolerance() * Math.max(1, Math.abs(expected));
          assertEquals(expected, both.losses().get(name), tolerance, name);
        });
    assertEquals(TinyObjectives.BOTH.keySet(), both.losses().keySet());
  }

  @Test
  default void scalesWeighTheObjectives() {
    Setting setting = new TinyNetwork(0).setting();
    Map<String, Tensor> language = both(setting, Map.of("language", 1.0, "penalty", 0.0)).arrays();
    Map<String, Tensor> penalty = both(setting, Map.of("language", 0.0, "penalty", 1.0)).arrays();
    Map<String, Tensor> expected = new LinkedHashMap<>();
    language.forEach(
        (path, one) -> {
          Tensor other = penalty.get(path);
          expected.put(path, Tensor.generate(one.shape(), i -> 0.25 * one.at(i) - 3 * other.at(i)));
        });
    Map<String, Tensor> weighed = both(setting, Map.of("language", 0.25, "penalty", -3.0)).arrays();
    Near.assertGradients(expected, weighed, gradientTolerance());
  }

  @Test
  default void onlyTrainableParametersGetGradientsInTheOrderOfTheNetwork() {
    Setting setting = new TinyNetwork(0).setting();
    Map<String, Objective> objectives = Map.of("loss", TinyObjectives.LANGUAGE);
    Predicate<String> trainable = path -> path.startsWith("layer.source") || path.equals("tokens");
    Mode mode = Mode.trainingWithoutDropout();
    Gradients all = Gradients.of(backend(), setting, TinyObjectives.LANGUAGE, mode);
    Gradients some =
        Gradients.of(backend(), setting, objectives, Map.of("loss", 1.0), trainable, mode);
    assertEquals(all.paths().stream().filter(trainable).toList(), some.paths());
    some.arrays()
        .forEach(
            (path, array) ->
                Near.assertNear(all.arrays().get(path), array, valueTolerance(), path));
    try (GradientProgram program =
        backend().gradients(setting.network(), objectives, List.of("targets"), trainable)) {
      assertEquals(some.paths(), program.parameters());
    }
  }

  @Test
  default void aParameterThatDoesNotMatterGetsZerosOrNothing() {
    Gradients gradients =
        gradients((ops, in) -> ops.mul(in[0], in[0]), Given.normal(1, 2), Given.normal(2, 3));
    assertTrue(gradients.paths().contains("x0"));
    assertZerosOrNothing(gradients, "x1");
  }

  @Test
  default void noGradientFlowsThroughStopGradient() {
    Tensor x = Given.normal(1, 4).values();
    Gradients product =
        gradients((ops, in) -> ops.mul(in[0], ops.stopGradient(in[0])), Given.normal(1, 4));
    Near.assertNear(x, product.arrays().get("x0"), gradientTolerance(), "x · constant");
    Gradients nothing =
        gradients((ops, in) -> ops.stopGradient(ops.exp(in[0])), Given.normal(1, 4));
    assertZerosOrNothing(nothing, "x0");
  }

  private static void assertZerosOrNothing(Gradients gradients, String path) {
    Tensor gradient = gradients.arrays().getOrDefault(path, Tensor.scalar(0));
    assertArrayEquals(new double[gradient.size()], gradient.data(), path);
  }

  @Test
  default void aQueryThatSeesNoKeyDoesNoHarm() {
    Given hidden = Given.booleans(new int[] {0, 0, 1, 0}, 2, 2);
    Gradients gradients =
        gradients(
            (ops, in) -> ops.attention(in[0], in[0], in[0], 2, Mask.of(in[1])),
            Given.normal(1, 2, 2, 4),
            hidden);
    for (double each : gradients.arrays().get("x0").data()) {
      assertEquals(0, 0 * each, "finite");
    }
  }

  @Test
  default void theSameRunTwiceGivesTheSameBits() {
    Setting setting = new TinyNetwork(0.2).setting();
    Mode mode = Mode.training(Randomness.of(21));
    Gradients first = Gradients.of(backend(), setting, TinyObjectives.LANGUAGE, mode);
    Gradients again = Gradients.of(backend(), setting, TinyObjectives.LANGUAGE, mode);
    assertEquals(first.losses(), again.losses());
    first
        .arrays()
        .forEach((path, array) -> Near.assertNear(array, again.arrays().get(path), 0, path));
  }

  /**
   * An engine may keep no copy of what an operation was given from Java until the backward pass
   * reads it again, but only where it lay.
   */
  @Test
  default void collectedGarbageDoesNotDisturbGradients() throws InterruptedException {
    Setting setting = new TinyNetwork(0.1).setting();
    Mode mode = Mode.training(Randomness.of(2));
    Gradients calm = Gradients.of(backend(), setting, TinyObjectives.PENALTY, mode);
    Garbage.collectedDuring(
        () -> {
          for (int time = 0; time < 5; time++) {
            Gradients again = Gradients.of(backend(), setting, TinyObjectives.PENALTY, mode);
            Near.assertGradients(calm.arrays(), again.arrays(), 0);
          }
        });
  }

  @Test
  default void gradientsAreFloat32AndBelongToTheirOwner() {
    Setting setting = new TinyNetwork(0).setting();
    try (NDManager owner = backend().manager().newSubManager();
        NDManager sub = owner.newSubManager();
        GradientProgram program =
            backend()
                .gradients(
                    setting.network(),
                    Map.of("loss", TinyObjectives.LANGUAGE),
                    List.of("targets"),
                    path -> true)) {
      program
          .run(
              setting.parameters(owner),
              setting.batch(owner),
              Map.of("loss", 1.0),
              Mode.trainingWithoutDropout(),
              sub)
          .gradients()
          .forEach(
              (path, array) -> {
                assertEquals(DataType.FLOAT32, array.getDataType(), path);
                assertSame(sub, array.getManager(), path);
              });
    }
  }

  private Gradients both(Setting setting, Map<String, Double> scales) {
    return Gradients.of(
        backend(),
        setting,
        TinyObjectives.BOTH,
        scales,
        path -> true,
        Mode.trainingWithoutDropout());
  }

  /** The gradients of the sum of {@code program}'s result. */
  private Gradients gradients(Layer program, Given... operands) {
    return Gradients.of(
        backend(),
        OperationCase.of("network", program, operands).setting(),
        (ops, outputs, batch) -> ops.sum(outputs.get(OperationCase.OUTPUT)),
        Mode.trainingWithoutDropout());
  }
}
