package org.syntagma.toolkit.safetensors;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor to write.
 *
 * @param name the tensor's name, unique in its file; not {@code __metadata__}
 * @param dtype the element type
 * @param shape the dimensions, each 0 or more; empty for a scalar
 * @param data hands out the elements, little endian and row by row, between the buffer's position
 *     and its limit; called once, when it is this tensor's turn, so that only one tensor's bytes
 *     need be in memory
 */
public record TensorSource(String name, Dtype dtype, List<Long> shape, Supplier<ByteBuffer> data) {
  public TensorSource {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IllegalArgumentException(name + ": shape " + shape + " has a negative dimension");
    }
  }
}
