package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/** Tapes: losses in NDArray operations mix with programs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TapeContract extends UsesBackend {
  @Test
  default void aLossInArrayOperationsHasTheGradientsOfTheSameObjective() {
    Setting setting = new TinyNetwork(0.2).setting();
    Mode mode = Mode.training(Randomness.of(13));
    Gradients compiled = Gradients.of(backend(), setting, TinyObjectives.PENALTY, mode);
    // Twice, so that gradients that pile up from one tape to the next are seen.
    try (NDManager owner = backend().manager().newSubManager()) {
      Parameters parameters = setting.parameters(owner);
      for (int time = 0; time < 2; time++) {
        Map<String, Tensor> taped = penaltyOnTape(setting, parameters, mode, owner, () -> {});
        Near.assertGradients(compiled.arrays(), taped, gradientTolerance());
      }
    }
  }

  @Test
  default void garbageThatIsCollectedInBetweenDoesNotDisturbGradients() {
    Setting setting = new TinyNetwork(0.1).setting();
    Mode mode = Mode.training(Randomness.of(2));
    try (NDManager owner = backend().manager().newSubManager()) {
      Parameters parameters = setting.parameters(owner);
      Map<String, Tensor> calm = penaltyOnTape(setting, parameters, mode, owner, () -> {});
      Near.assertGradients(
          calm, penaltyOnTape(setting, parameters, mode, owner, Garbage::collect), 0);
    }
  }

  private Map<String, Tensor> penaltyOnTape(
      Setting setting, Parameters parameters, Mode mode, NDManager owner, Runnable inBetween) {
    try (ForwardProgram program = backend().forward(setting.network(), Set.of("logits"));
        Tape tape = backend().tape(parameters.list(program.parameters()))) {
      NDArray logits = program.run(parameters, setting.batch(owner), mode, owner).get("logits");
      NDArray total = logits.exp().sum(new int[] {-1}).log();
      inBetween.run();
      NDList gradients = tape.gradients(total.mul(total).sum());
      Map<String, Tensor> byPath = new LinkedHashMap<>();
      for (int i = 0; i < gradients.size(); i++) {
        byPath.put(program.parameters().get(i), Bridge.tensor(gradients.get(i)));
      }
      return byPath;
    }
  }

  @Test
  default void aLeafThatDoesNotMatterGetsZeros() {
    try (NDManager owner = backend().manager().newSubManager()) {
      NDArray used = owner.create(new float[] {1, 2, 3});
      NDArray unused = owner.create(new float[] {4, 5});
      try (NDManager sub = owner.newSubManager();
          Tape tape = backend().tape(new NDList(used, unused))) {
        NDArray loss = used.mul(used).sum();
        loss.attach(sub);
        NDList gradients = tape.gradients(loss);
        assertEquals(2, gradients.size());
        assertArrayEquals(new float[] {2, 4, 6}, gradients.get(0).toFloatArray());
        assertArrayEquals(new float[2], gradients.get(1).toFloatArray());
        gradients.forEach(each -> assertSame(sub, each.getManager(), "the loss's manager"));
      }
    }
  }

  @Test
  default void afterATapeParametersCanBeChangedInPlace() {
    try (NDManager owner = backend().manager().newSubManager()) {
      NDArray leaf = owner.create(new float[] {1, 2});
      try (Tape tape = backend().tape(new NDList(leaf))) {
        tape.gradients(leaf.sum());
      }
      leaf.addi(1);
      assertArrayEquals(new float[] {2, 3}, leaf.toFloatArray());
    }
  }
}
