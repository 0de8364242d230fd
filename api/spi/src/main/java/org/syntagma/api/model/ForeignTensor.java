package org.syntagma.api.model;

import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * A tensor of another program that holds consecutive rows of one of our parameters, along its first
 * axis.
 *
 * @param name in the file
 * @param rows how many, at least 1
 * @param transposed whether the file holds the matrix as (columns, rows)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ForeignTensor(String name, long rows, boolean transposed) {
  /** All of a parameter of this shape, as it is. */
  public static ForeignTensor of(String name, Shape shape) {
    return new ForeignTensor(name, shape.get(0), false);
  }

  /** All of a matrix of this shape, as (columns, rows). */
  public static ForeignTensor transposed(String name, Shape shape) {
    return new ForeignTensor(name, shape.get(0), true);
  }
}
