package org.syntagma.api.ops;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/** Gives a parameter its first values. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Initializer {
  /** Fills {@code values}, row-major of {@code shape}; a pure function of its arguments. */
  void fill(float[] values, Shape shape, Randomness randomness);

  /** Every element is {@code value}. */
  static Initializer constant(double value) {
    return (values, shape, randomness) -> Arrays.fill(values, (float) value);
  }

  static Initializer zeros() {
    return constant(0);
  }

  static Initializer ones() {
    return constant(1);
  }

  /** Independent normals of mean 0. */
  static Initializer normal(double deviation) {
    return (values, shape, randomness) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * randomness.gaussian(i));
      }
    };
  }

  /** Independent uniforms in [-bound, bound). */
  static Initializer uniform(double bound) {
    return (values, shape, randomness) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * randomness.uniform(i) - 1));
      }
    };
  }

  /**
   * Uniform with the bound sqrt(6 / (rows + columns)) for a matrix (Glorot and Bengio 2010,
   * equation 16).
   */
  static Initializer xavier() {
    return (values, shape, randomness) -> {
      double fans = shape.get(0) + (double) shape.get(shape.dimension() - 1);
      uniform(Math.sqrt(6 / fans)).fill(values, shape, randomness);
    };
  }

  /**
   * {@code gain} times a random matrix whose rows are orthonormal or, if it has more rows than
   * columns, whose columns are (Saxe et al. 2014, section 3.1): Gram and Schmidt on normals, twice
   * for exactness.
   *
   * @throws IllegalArgumentException if the shape is no matrix
   */
  static Initializer orthogonal(double gain) {
    return (values, shape, randomness) -> {
      if (shape.dimension() != 2) {
        throw new IllegalArgumentException("shape " + shape + ": must be a matrix");
      }
      int rows = (int) shape.get(0);
      int columns = (int) shape.get(1);
      double[][] vectors =
          Orthogonal.vectors(Math.min(rows, columns), Math.max(rows, columns), randomness);
      for (int i = 0; i < values.length; i++) {
        int row = i / columns;
        int column = i % columns;
        values[i] =
            (float) (gain * (rows <= columns ? vectors[row][column] : vectors[column][row]));
      }
    };
  }
}
