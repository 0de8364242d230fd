package org.syntagma.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;

/** An optimizer, the parameters {@code a} (2, 3) and {@code b} (4), and gradients for them. */
final class Moving implements AutoCloseable {
  private final Optimizer optimizer;
  private final double rate;
  private final NDManager manager;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  Moving(Backend backend, Optimizer optimizer, double rate) {
    this.optimizer = optimizer;
    this.rate = rate;
    this.manager = backend.manager().newSubManager();
    parameters.put("a", manager.create(normals("a", 0, 6), new Shape(2, 3)));
    parameters.put("b", manager.create(normals("b", 0, 4), new Shape(4)));
  }

  /** Where gradients come from. */
  interface Slope {
    float[] at(String path, float[] parameter);
  }

  Optimizer optimizer() {
    return optimizer;
  }

  NDManager manager() {
    return manager;
  }

  float[] values(String path) {
    return parameters.get(path).toFloatArray();
  }

  /** Takes over the other's parameters. */
  void become(Moving other) {
    parameters.forEach(
        (path, array) -> {
          try (NDManager scratch = manager.newSubManager()) {
            array.set(new NDIndex("..."), scratch.create(other.values(path), array.getShape()));
          }
        });
  }

  /** The updates {@code from} to {@code to} (inclusive), with random gradients. */
  void steps(int from, int to, String... paths) {
    for (int update = from; update <= to; update++) {
      int now = update;
      Slope random = (path, parameter) -> normals(path, now, parameter.length);
      step(update, rate, random, 1, paths);
    }
  }

  /** One update; the optimizer gets unscaled gradients and the factor that they lack. */
  void step(int update, double rate, Slope slope, double scale, String... paths) {
    try (NDManager scratch = manager.newSubManager()) {
      NDList arrays = new NDList(paths.length);
      NDList gradients = new NDList(paths.length);
      for (String path : paths) {
        NDArray parameter = parameters.get(path);
        arrays.add(parameter);
        gradients.add(scratch.create(slope.at(path, values(path)), parameter.getShape()));
      }
      optimizer.step(
          new ParameterGroup(List.of(paths), arrays),
          new ClippedGradients(gradients, scale),
          rate,
          update);
    }
  }

  static float[] normals(String path, int draw, int size) {
    Randomness randomness = Randomness.of(1).at(path).at(draw);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) randomness.gaussian(i);
    }
    return values;
  }

  @Override
  public void close() {
    optimizer.close();
    manager.close();
  }
}
