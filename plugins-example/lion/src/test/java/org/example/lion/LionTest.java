package org.example.lion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.testkit.Backends;
import org.syntagma.testkit.OptimizerContract;

class LionTest implements OptimizerContract {
  private static final Backend BACKEND = Backends.create("pytorch");

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @Override
  public Optimizer optimizer(Backend backend) {
    return lion(backend, 0);
  }

  private static Lion lion(Backend backend, double weightDecay) {
    LionConfig config = new LionConfig(0.9, 0.99, weightDecay, Optional.empty());
    return new Lion(config, (update, updates) -> 0.01, backend);
  }

  @Test
  void firstStepsAsTheyComeOutByHand() {
    try (NDManager manager = BACKEND.manager().newSubManager();
        Lion lion = lion(BACKEND, 0.5)) {
      NDArray matrix = manager.create(new float[] {1, -2}, new Shape(1, 2));
      NDArray vector = manager.create(new float[] {1, -2});
      ParameterGroup both = new ParameterGroup(List.of("m", "v"), new NDList(matrix, vector));

      // c = 0.1 g, so that its signs are those of g: 1 − 0.1 (1 + 0.5), and −2 − 0.1 (−1 − 1).
      lion.step(both, gradients(manager, 4, -1), 0.1, 1);
      assertArrayEquals(new float[] {0.85f, -1.8f}, matrix.toFloatArray(), 1e-6f);
      assertArrayEquals(new float[] {0.9f, -1.9f}, vector.toFloatArray(), 1e-6f);

      // m = (0.04, −0.01). With g = (−0.3, 0.2) the momentum decides the first, the gradient the
      // second: c = (0.036 − 0.03, −0.009 + 0.02).
      lion.step(both, gradients(manager, -0.3f, 0.2f), 0.1, 2);
      assertArrayEquals(new float[] {0.7075f, -1.81f}, matrix.toFloatArray(), 1e-6f);
      assertArrayEquals(new float[] {0.8f, -2.0f}, vector.toFloatArray(), 1e-6f);

      // m = (0.0366, −0.0079). With g = (−0.34, 0.069): c = (−0.00106, −0.00021).
      lion.step(both, gradients(manager, -0.34f, 0.069f), 0.1, 3);
      assertArrayEquals(new float[] {0.772125f, -1.6195f}, matrix.toFloatArray(), 1e-6f);
      assertArrayEquals(new float[] {0.9f, -1.9f}, vector.toFloatArray(), 1e-6f);
    }
  }

  private static ClippedGradients gradients(NDManager manager, float first, float second) {
    float[] values = {first, second};
    return new ClippedGradients(
        new NDList(manager.create(values, new Shape(1, 2)), manager.create(values)), 1);
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
