package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.List;
import java.util.stream.Collectors;

/** One use of an operation: checks its operands and tells what is wrong with them. */
record Call(String path, String operation, List<ArrayType> operands) {
  /** Fails with {@code problem} unless {@code condition} holds. */
  @FormatMethod
  void require(boolean condition, @FormatString String problem, Object... details) {
    if (!condition) {
      String at = path.isEmpty() ? "" : path + ": ";
      String shapes =
          operands.stream().map(ArrayType::toString).collect(Collectors.joining(" and "));
      String of = shapes.isEmpty() ? "" : " of " + shapes;
      throw new IllegalArgumentException(at + operation + of + ": " + problem.formatted(details));
    }
  }

  ArrayType operand(int index) {
    return operands.get(index);
  }

  /** {@code axis} counted from 0. */
  int axis(ArrayType x, int axis) {
    int rank = x.rank();
    require(axis >= -rank && axis < rank, "there is no axis %d", axis);
    return axis < 0 ? axis + rank : axis;
  }

  void rank(int index, int rank) {
    int found = operand(index).rank();
    require(found == rank, "operand %d must have %d axes, not %d", index + 1, rank, found);
  }

  void rankAtLeast(int index, int rank) {
    int found = operand(index).rank();
    require(found >= rank, "operand %d must have at least %d axes", index + 1, rank);
  }

  void floating(int... indices) {
    for (int index : indices) {
      DataType type = operand(index).type();
      require(type.isFloating(), "operand %d must be floating point, not %s", index + 1, type);
    }
  }

  void integer(int index) {
    DataType type = operand(index).type();
    require(type.isInteger(), "operand %d must be integer, not %s", index + 1, type);
  }

  void bool(int index) {
    DataType type = operand(index).type();
    require(type == DataType.BOOLEAN, "operand %d must be boolean, not %s", index + 1, type);
  }

  void number(int index) {
    require(
        operand(index).type() != DataType.BOOLEAN,
        "operand %d is boolean; make numbers of it with where",
        index + 1);
  }

  /** The wider of two types. */
  DataType wider(DataType a, DataType b) {
    int order = Integer.compare(width(a), width(b));
    return order >= 0 ? a : b;
  }

  /** The shape to which all operands broadcast. */
  Shape broadcast() {
    Shape shape = new Shape();
    for (ArrayType operand : operands) {
      shape = broadcast(shape, operand.shape());
    }
    return shape;
  }

  Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.dimension(), b.dimension());
    long[] sizes = new long[rank];
    for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
      long left = fromEnd <= a.dimension() ? a.get(a.dimension() - fromEnd) : 1;
      long right = fromEnd <= b.dimension() ? b.get(b.dimension() - fromEnd) : 1;
      require(
          left == right || left == 1 || right == 1,
          "the sizes %d and %d of axis -%d differ",
          left,
          right,
          fromEnd);
      sizes[rank - fromEnd] = left == 1 ? right : left;
    }
    return new Shape(sizes);
  }

  private static int width(DataType type) {
    int kind = type.isFloating() ? 200 : type.isInteger() ? 100 : 0;
    return kind + type.getNumOfBytes();
  }
}
