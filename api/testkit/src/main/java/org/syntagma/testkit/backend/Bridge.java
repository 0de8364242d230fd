package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.syntagma.testkit.reference.Tensor;

/** Carries values between the reference and a backend. */
final class Bridge {
  private Bridge() {}

  static Shape shape(Tensor tensor) {
    return new Shape(Arrays.stream(tensor.shape()).asLongStream().toArray());
  }

  static int[] sizes(Shape shape) {
    return Arrays.stream(shape.getShape()).mapToInt(Math::toIntExact).toArray();
  }

  static NDArray array(NDManager owner, Given given) {
    double[] data = given.values().data();
    Shape shape = shape(given.values());
    if (given.type() == DataType.INT64) {
      return owner.create(Arrays.stream(data).mapToLong(x -> (long) x).toArray(), shape);
    }
    if (given.type() == DataType.BOOLEAN) {
      boolean[] flags = new boolean[data.length];
      IntStream.range(0, data.length).forEach(i -> flags[i] = data[i] != 0);
      return owner.create(flags, shape);
    }
    float[] floats = new float[data.length];
    IntStream.range(0, data.length).forEach(i -> floats[i] = (float) data[i]);
    return owner.create(floats, shape);
  }

  /** {@code tensor} as int64. */
  static NDArray ids(NDManager owner, Tensor tensor) {
    return array(owner, new Given(DataType.INT64, tensor));
  }

  static Given given(NDArray array) {
    return new Given(array.getDataType(), tensor(array));
  }

  static NDArray floats(NDManager owner, Tensor tensor) {
    return array(owner, Given.floats(tensor));
  }

  static Tensor tensor(NDArray array) {
    return Tensor.of(data(array), sizes(array.getShape()));
  }

  static Tensor tensor(float[] values, Shape shape) {
    return Tensor.of(doubles(values), sizes(shape));
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] data(NDArray array) {
    if (array.getDataType() == DataType.INT64) {
      return Arrays.stream(array.toLongArray()).asDoubleStream().toArray();
    }
    if (array.getDataType() == DataType.BOOLEAN) {
      boolean[] flags = array.toBooleanArray();
      return IntStream.range(0, flags.length).mapToDouble(i -> flags[i] ? 1 : 0).toArray();
    }
    return doubles(array.toFloatArray());
  }
}
