package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.syntagma.api.random.Randomness;

/**
 * Memory in which random bytes are made before they become arrays. What a manager makes of a buffer
 * of Java's is a window on it, and the buffer stays until garbage is collected, which may be after
 * hundreds of updates; so one buffer serves all, and what is made of it is copied.
 */
final class Scratch {
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  /** The first bytes of a stream, as uint8. */
  synchronized NDArray bytes(Randomness stream, Shape shape, NDManager owner) {
    int size = Math.toIntExact(shape.size());
    if (buffer.capacity() < size) {
      buffer = ByteBuffer.allocateDirect(size);
    }
    buffer.clear().limit(size);
    stream.fill(buffer);
    try (NDArray window = owner.create(buffer, shape, DataType.UINT8)) {
      return window.duplicate();
    }
  }
}
