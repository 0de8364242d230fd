package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateException;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.testkit.state.MemoryState;

class OptimizersTest {
  private static final int SIZE = 6;
  private static final double RATE = 0.01;
  private static final Randomness RANDOMNESS = Randomness.of(1);

  private final Backend backend = Parts.backend();
  private NDManager manager;
  private NDArray matrix;
  private NDArray vector;

  @BeforeEach
  void create() {
    manager = backend.manager().newSubManager();
    matrix = manager.create(floats(start("matrix")), new Shape(2, 3));
    vector = manager.create(floats(start("vector")));
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void adamWStepsAsComputedByHandAndDecaysMatricesOnly() {
    AdamW adamw = adamW(0.1);
    ByHand first = new ByHand(start("matrix"), 0.1);
    ByHand second = new ByHand(start("vector"), 0);
    for (int update = 1; update <= 20; update++) {
      step(adamw, update, 0.5, "matrix", "vector");
      first.adamW(gradient("matrix", update, 0.5));
      second.adamW(gradient("vector", update, 0.5));
      assertArrayEquals(first.parameter, doubles(matrix), 2e-6);
      assertArrayEquals(second.parameter, doubles(vector), 2e-6);
    }
  }

  @Test
  void momentsOfAParameterThatIsLearnedSeldomAreCorrectedByItsOwnCount() {
    AdamW adamw = adamW(0);
    ByHand seldom = new ByHand(start("vector"), 0);
    for (int update = 1; update <= 30; update++) {
      if (update % 10 == 0) {
        step(adamw, update, 1, "matrix", "vector");
        seldom.adamW(gradient("vector", update, 1));
        assertArrayEquals(seldom.parameter, doubles(vector), 2e-6);
      } else {
        step(adamw, update, 1, "matrix");
      }
    }
  }

  @Test
  void sgdStepsAsComputedByHand() {
    for (double momentum : new double[] {0, 0.9}) {
      for (boolean nesterov : new boolean[] {false, true}) {
        Sgd sgd =
            new Sgd(new SgdConfig(momentum, nesterov, Optional.empty()), (u, n) -> 0, backend);
        vector = manager.create(floats(start("vector")));
        ByHand expected = new ByHand(start("vector"), 0);
        for (int update = 1; update <= 20; update++) {
          step(sgd, update, 0.5, "vector");
          expected.sgd(gradient("vector", update, 0.5), momentum, nesterov);
          assertArrayEquals(expected.parameter, doubles(vector), 2e-6);
        }
      }
    }
  }

  @Test
  void optimizersGoOnToTheSameBitsAfterLoading() {
    Optimizer[] olds = {adamW(0.1), sgd()};
    Optimizer[] news = {adamW(0.1), sgd()};
    for (int i = 0; i < olds.length; i++) {
      for (int update = 1; update <= 3; update++) {
        step(olds[i], update, 1, "matrix", "vector");
        step(news[i], update, 0.1, "vector");
      }
      MemoryState.copy(olds[i], news[i]);
      NDArray before = matrix.duplicate();
      step(olds[i], 4, 1, "matrix", "vector");
      float[] expected = matrix.toFloatArray();
      matrix = before;
      step(news[i], 4, 1, "matrix", "vector");
      assertArrayEquals(expected, matrix.toFloatArray());
    }
  }

  @Test
  void stateIsKeptForParametersThatHadAGradientOnly() {
    AdamW adamw = adamW(0);
    step(adamw, 1, 1, "vector");
    MemoryState state = new MemoryState();
    adamw.save(state);
    assertEquals(Set.of("vector"), state.reader().names());
  }

  @Test
  void refusesTheStateOfAnotherOptimizer() {
    Sgd sgd = sgd();
    step(sgd, 1, 1, "vector");
    AdamW adamw = adamW(0);
    assertThrows(StateException.class, () -> MemoryState.copy(sgd, adamw));
  }

  private AdamW adamW(double decay) {
    return new AdamW(
        new AdamWConfig(0.9, 0.95, 1e-8, decay, Optional.empty()), (u, n) -> 0, backend);
  }

  private Sgd sgd() {
    return new Sgd(new SgdConfig(0.9, true, Optional.empty()), (u, n) -> 0, backend);
  }

  private void step(Optimizer optimizer, int update, double scale, String... paths) {
    NDList parameters = new NDList();
    NDList gradients = new NDList();
    for (String path : paths) {
      NDArray parameter = path.equals("matrix") ? matrix : vector;
      parameters.add(parameter);
      gradients.add(manager.create(floats(gradient(path, update, 1)), parameter.getShape()));
    }
    optimizer.step(
        new ParameterGroup(List.of(paths), parameters),
        new ClippedGradients(gradients, scale),
        RATE,
        update);
  }

  private static double[] start(String path) {
    return gaussians(RANDOMNESS.at(path), 1);
  }

  private static double[] gradient(String path, int update, double scale) {
    return gaussians(RANDOMNESS.at(path).at(update), scale);
  }

  private static double[] gaussians(Randomness randomness, double scale) {
    double[] values = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = scale * (float) randomness.gaussian(i);
    }
    return values;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] doubles(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] values = new double[floats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }

  /** The rules as the papers write them, in double precision. */
  private static final class ByHand {
    private final double[] parameter;
    private final double decay;
    private final double[] first = new double[SIZE];
    private final double[] second = new double[SIZE];
    private int steps;

    private ByHand(double[] parameter, double decay) {
      this.parameter = parameter;
      this.decay = decay;
    }

    private void adamW(double[] gradient) {
      steps++;
      for (int i = 0; i < SIZE; i++) {
        first[i] = 0.9 * first[i] + 0.1 * gradient[i];
        second[i] = 0.95 * second[i] + 0.05 * gradient[i] * gradient[i];
        double mean = first[i] / (1 - Math.pow(0.9, steps));
        double scale = Math.sqrt(second[i] / (1 - Math.pow(0.95, steps)));
        parameter[i] -= RATE * (mean / (scale + 1e-8) + decay * parameter[i]);
      }
    }

    private void sgd(double[] gradient, double momentum, boolean nesterov) {
      for (int i = 0; i < SIZE; i++) {
        first[i] = momentum * first[i] + gradient[i];
        parameter[i] -= RATE * (nesterov ? gradient[i] + momentum * first[i] : first[i]);
      }
    }
  }
}
