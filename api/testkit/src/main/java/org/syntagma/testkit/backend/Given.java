package org.syntagma.testkit.backend;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/**
 * What an operation or a network is tried on.
 *
 * @param type float32, int64 or boolean
 */
record Given(DataType type, Tensor values) {
  /** Normals of deviation 1, rounded to float32; another draw for each {@code seed}. */
  static Given normal(int seed, int... shape) {
    Randomness randomness = Randomness.of(seed);
    int[] counter = {0};
    return floats(Tensor.generate(shape, i -> (float) randomness.gaussian(counter[0]++)));
  }

  /** Uniform in [0.5, 2). */
  static Given positive(int seed, int... shape) {
    Randomness randomness = Randomness.of(seed);
    int[] counter = {0};
    return floats(
        Tensor.generate(shape, i -> (float) (0.5 + 1.5 * randomness.uniform(counter[0]++))));
  }

  static Given floats(double[] values, int... shape) {
    return floats(Tensor.of(values, shape));
  }

  static Given ids(int[] values, int... shape) {
    return new Given(
        DataType.INT64, Tensor.of(Arrays.stream(values).asDoubleStream().toArray(), shape));
  }

  static Given booleans(int[] values, int... shape) {
    return new Given(
        DataType.BOOLEAN, Tensor.of(Arrays.stream(values).asDoubleStream().toArray(), shape));
  }

  static Given floats(Tensor values) {
    return new Given(DataType.FLOAT32, values);
  }
}
