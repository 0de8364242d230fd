package org.syntagma.testkit.reference;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.syntagma.api.ops.Value;

/** Doubles with a shape, row-major. Booleans are 0 and 1, ids are whole numbers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Tensor implements Value {
  private final int[] shape;
  private final double[] data;

  private Tensor(int[] shape, double[] data) {
    this.shape = shape;
    this.data = data;
  }

  /**
   * A tensor of given elements.
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public static Tensor of(double[] data, int... shape) {
    if (product(shape) != data.length) {
      throw new IllegalArgumentException(
          "%d elements do not fit %s".formatted(data.length, Arrays.toString(shape)));
    }
    return new Tensor(shape.clone(), data.clone());
  }

  public static Tensor scalar(double value) {
    return of(new double[] {value});
  }

  /** The tensor whose element at each index is what {@code element} says. */
  public static Tensor generate(int[] shape, ToDoubleFunction<int[]> element) {
    double[] data = new double[product(shape)];
    int[] index = new int[shape.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = element.applyAsDouble(index.clone());
      for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return new Tensor(shape.clone(), data);
  }

  public int[] shape() {
    return shape.clone();
  }

  /** A copy of the elements. */
  public double[] data() {
    return data.clone();
  }

  public int rank() {
    return shape.length;
  }

  public int size() {
    return data.length;
  }

  /** The size of {@code axis}, which counts from the end when negative. */
  public int size(int axis) {
    return shape[axis(axis)];
  }

  int axis(int axis) {
    return axis < 0 ? axis + shape.length : axis;
  }

  /** The element at {@code index}, broadcast to the rank and sizes that the index is meant for. */
  public double at(int... index) {
    int offset = 0;
    int missing = index.length - shape.length;
    for (int axis = 0; axis < shape.length; axis++) {
      offset = offset * shape[axis] + (shape[axis] == 1 ? 0 : index[axis + missing]);
    }
    return data[offset];
  }

  /** The elements along {@code axis} through {@code index}. */
  double[] line(int[] index, int axis) {
    double[] line = new double[shape[axis]];
    for (int k = 0; k < line.length; k++) {
      line[k] = at(Index.with(index, axis, k));
    }
    return line;
  }

  Tensor map(DoubleUnaryOperator function) {
    return new Tensor(shape, Arrays.stream(data).map(function).toArray());
  }

  Tensor zip(Tensor other, DoubleBinaryOperator function) {
    return generate(
        Index.broadcast(shape, other.shape), i -> function.applyAsDouble(at(i), other.at(i)));
  }

  /** What {@code function} makes of each line along {@code axis}, which goes. */
  Tensor reduce(int axis, ToDoubleFunction<double[]> function) {
    int at = axis(axis);
    return generate(
        Index.without(shape, at), i -> function.applyAsDouble(line(Index.insert(i, at, 0), at)));
  }

  static int product(int... sizes) {
    return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
  }

  @Override
  public String toString() {
    return Arrays.toString(shape) + " " + Arrays.toString(data);
  }
}
