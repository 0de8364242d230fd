package org.syntagma.testkit.backend;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/**
 * What an operation is tried on. Floating point ones are made parameters, so that gradients can be
 * taken; the others are inputs.
 */
record Operand(DataType type, Tensor values) {
  /** Normals of deviation 1, rounded to float32; another draw for each {@code seed}. */
  static Operand normal(int seed, int... shape) {
    Randomness randomness = Randomness.of(seed);
    int[] counter = {0};
    return floats(Tensor.generate(shape, i -> (float) randomness.gaussian(counter[0]++)));
  }

  /** Uniform in [0.5, 2). */
  static Operand positive(int seed, int... shape) {
    Randomness randomness = Randomness.of(seed);
    int[] counter = {0};
    return floats(
        Tensor.generate(shape, i -> (float) (0.5 + 1.5 * randomness.uniform(counter[0]++))));
  }

  static Operand floats(double[] values, int... shape) {
    return floats(Tensor.of(values, shape));
  }

  static Operand ids(int[] values, int... shape) {
    return new Operand(
        DataType.INT64, Tensor.of(Arrays.stream(values).asDoubleStream().toArray(), shape));
  }

  static Operand booleans(int[] values, int... shape) {
    return new Operand(
        DataType.BOOLEAN, Tensor.of(Arrays.stream(values).asDoubleStream().toArray(), shape));
  }

  boolean isParameter() {
    return type == DataType.FLOAT32;
  }

  private static Operand floats(Tensor values) {
    return new Operand(DataType.FLOAT32, values);
  }
}
