package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
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

  static NDArray array(NDManager manager, Tensor tensor, DataType type) {
    double[] data = tensor.data();
    if (type == DataType.INT64) {
      return manager.create(Arrays.stream(data).mapToLong(x -> (long) x).toArray(), shape(tensor));
    }
    if (type == DataType.BOOLEAN) {
      boolean[] flags = new boolean[data.length];
      IntStream.range(0, data.length).forEach(i -> flags[i] = data[i] != 0);
      return manager.create(flags, shape(tensor));
    }
    float[] floats = new float[data.length];
    IntStream.range(0, data.length).forEach(i -> floats[i] = (float) data[i]);
    return manager.create(floats, shape(tensor));
  }

  static NDArray floats(NDManager manager, Tensor tensor) {
    return array(manager, tensor, DataType.FLOAT32);
  }

  static Map<String, NDArray> floats(NDManager manager, Map<String, Tensor> tensors) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> arrays.put(name, floats(manager, tensor)));
    return arrays;
  }

  static Parameters parameters(NDManager manager, Map<String, Tensor> tensors) {
    return new Parameters(floats(manager, tensors));
  }

  /** The network's inputs as arrays of the types that it declares. */
  static Map<String, NDArray> inputs(
      NDManager manager, Network network, Map<String, Tensor> batch) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Input input : network.inputs()) {
      arrays.put(input.name(), array(manager, batch.get(input.name()), input.type()));
    }
    return arrays;
  }

  static Tensor tensor(NDArray array) {
    return Tensor.of(data(array), sizes(array.getShape()));
  }

  private static double[] data(NDArray array) {
    if (array.getDataType() == DataType.INT64) {
      return Arrays.stream(array.toLongArray()).asDoubleStream().toArray();
    }
    if (array.getDataType() == DataType.BOOLEAN) {
      boolean[] flags = array.toBooleanArray();
      return IntStream.range(0, flags.length).mapToDouble(i -> flags[i] ? 1 : 0).toArray();
    }
    float[] floats = array.toFloatArray();
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }
}
