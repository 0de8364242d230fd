package org.syntagma.runtime.huggingface;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.syntagma.api.model.ForeignTensor;

/**
 * Where a tensor lies in a parameter.
 *
 * @param from the first of the parameter's rows
 * @param columns the size of a row
 */
record Placement(ForeignTensor tensor, long from, long columns, List<Long> shape) {
  /**
   * The place of {@code tensor} in a parameter.
   *
   * @throws IllegalStateException if they do not fit together
   */
  static Placement of(ForeignTensor tensor, long from, Shape parameter) {
    List<Long> rest = LongStream.of(parameter.getShape()).skip(1).boxed().toList();
    if (tensor.transposed() && rest.size() != 1) {
      throw new IllegalStateException(
          "%s is transposed, but its parameter is %s, no matrix"
              .formatted(tensor.name(), parameter));
    }
    List<Long> shape =
        tensor.transposed()
            ? List.of(rest.get(0), tensor.rows())
            : Stream.concat(Stream.of(tensor.rows()), rest.stream()).toList();
    return new Placement(tensor, from, rest.stream().reduce(1L, Math::multiplyExact), shape);
  }

  /** The index in the parameter of the tensor's element at {@code index}, both row by row. */
  int place(long index) {
    long row = tensor.transposed() ? index % tensor.rows() : index / columns;
    long column = tensor.transposed() ? index / tensor.rows() : index % columns;
    return Math.toIntExact((from + row) * columns + column);
  }

  /** The number of elements. */
  long size() {
    return tensor.rows() * columns;
  }
}
