package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;

/** Finds in a batch what a network reads. */
public final class Inputs {
  private Inputs() {}

  /**
   * The network's inputs by name, in its order.
   *
   * @throws IllegalArgumentException if one is absent or has another type or shape than declared
   */
  public static Map<String, NDArray> of(Network network, Map<String, NDArray> batch) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Input input : network.inputs()) {
      NDArray array = batch.get(input.name());
      if (array == null) {
        throw new IllegalArgumentException(
            "the network reads '%s', but the batch has only %s"
                .formatted(input.name(), new TreeSet<>(batch.keySet())));
      }
      if (array.getDataType() != input.type() || !fits(array.getShape(), input.shape())) {
        throw new IllegalArgumentException(
            "input '%s' is %s %s, but the network reads %s %s"
                .formatted(
                    input.name(),
                    array.getDataType(),
                    array.getShape(),
                    input.type(),
                    input.shape()));
      }
      arrays.put(input.name(), array);
    }
    return arrays;
  }

  private static boolean fits(Shape shape, Shape declared) {
    boolean fits = shape.dimension() == declared.dimension();
    for (int i = 0; fits && i < shape.dimension(); i++) {
      fits = declared.get(i) < 0 || declared.get(i) == shape.get(i);
    }
    return fits;
  }
}
