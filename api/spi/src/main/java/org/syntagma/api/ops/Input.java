package org.syntagma.api.ops;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * A named array that a network reads.
 *
 * @param name the key under which a batch brings it
 * @param type its data type
 * @param shape its shape, -1 where the size varies
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Input(String name, DataType type, Shape shape) {
  /** Token ids (batch, length), int64. */
  public static Input tokens(String name) {
    return new Input(name, DataType.INT64, new Shape(-1, -1));
  }
}
