package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** What the operations along a sequence make of their operands' shapes. */
final class ShapeSequences {
  private ShapeSequences() {}

  static ArrayType lstm(Call call) {
    call.floating(0, 1, 2, 3);
    call.rank(0, 3);
    call.rank(1, 2);
    call.rank(2, 2);
    ArrayType x = call.operand(0);
    long width = call.operand(2).width();
    exactly(call, 1, 4 * width, x.width());
    exactly(call, 2, 4 * width, width);
    exactly(call, 3, 4 * width);
    return ShapeRules.with(x, 2, width);
  }

  static ArrayType convolution(Call call) {
    call.floating(0, 1, 2);
    call.rank(0, 3);
    call.rank(1, 3);
    ArrayType x = call.operand(0);
    ArrayType weight = call.operand(1);
    exactly(call, 1, weight.size(0), x.width(), weight.width());
    exactly(call, 2, weight.size(0));
    return ShapeRules.with(x, 2, weight.size(0));
  }

  /** Of the whole batch. */
  static List<ArrayType> states(Call call, List<Shape> rows) {
    call.rankAtLeast(0, 2);
    List<ArrayType> states = new ArrayList<>();
    for (Shape row : rows) {
      long[] sizes = new Shape(call.operand(0).size(0)).addAll(row).getShape();
      states.add(ArrayType.float32(sizes));
    }
    return states;
  }

  static ArrayType scan(
      Call call, List<ArrayType> before, List<ArrayType> after, ArrayType output) {
    call.require(after.equals(before), "the states %s become %s", before, after);
    ArrayType xs = call.operand(0);
    call.require(
        output.rank() >= 2 && output.size(0) == xs.size(0) && output.size(1) == 1,
        "the cell's output %s must be (%d, 1, …)",
        output,
        xs.size(0));
    return ShapeRules.with(output, 1, xs.size(1));
  }

  private static void exactly(Call call, int index, long... sizes) {
    Shape shape = new Shape(sizes);
    call.require(
        call.operand(index).shape().equals(shape),
        "operand %d must have the shape %s",
        index + 1,
        shape);
  }
}
