package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Choosing between arrays whose shapes only broadcast to each other. */
final class Choice {
  private Choice() {}

  static NDArray where(NDArray condition, NDArray yes, NDArray no) {
    // The engine wants the first two to have one shape.
    Shape shape = broadcast(condition.getShape(), broadcast(yes.getShape(), no.getShape()));
    return NDArrays.where(condition.broadcast(shape), yes.broadcast(shape), no);
  }

  private static Shape broadcast(Shape a, Shape b) {
    long[] sizes = new long[Math.max(a.dimension(), b.dimension())];
    Arrays.fill(sizes, 1);
    for (Shape each : new Shape[] {a, b}) {
      int missing = sizes.length - each.dimension();
      for (int i = 0; i < each.dimension(); i++) {
        sizes[missing + i] = Math.max(sizes[missing + i], each.get(i));
      }
    }
    return new Shape(sizes);
  }
}
