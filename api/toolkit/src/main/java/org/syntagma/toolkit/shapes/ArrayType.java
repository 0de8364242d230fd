package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Value;

/**
 * What is known of an array before it exists.
 *
 * @param type data type of its elements
 * @param shape concrete: no -1
 */
public record ArrayType(DataType type, Shape shape) implements Value {
  public ArrayType {
    for (long size : shape.getShape()) {
      if (size < 0) {
        throw new IllegalArgumentException("shape " + shape + ": every size must be known");
      }
    }
  }

  public static ArrayType float32(long... sizes) {
    return new ArrayType(DataType.FLOAT32, new Shape(sizes));
  }

  public static ArrayType int64(long... sizes) {
    return new ArrayType(DataType.INT64, new Shape(sizes));
  }

  public static ArrayType bool(long... sizes) {
    return new ArrayType(DataType.BOOLEAN, new Shape(sizes));
  }

  public long bytes() {
    return shape.size() * type.getNumOfBytes();
  }

  int rank() {
    return shape.dimension();
  }

  long size(int axis) {
    return shape.get(axis);
  }

  /** The size of the last axis. */
  long width() {
    return shape.get(shape.dimension() - 1);
  }

  @Override
  public String toString() {
    return shape.toString();
  }
}
