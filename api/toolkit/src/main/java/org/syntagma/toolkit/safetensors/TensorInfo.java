package org.syntagma.toolkit.safetensors;

import java.util.List;

/**
 * Where one tensor lies in a file.
 *
 * @param name the tensor's name, unique in its file
 * @param dtype the element type
 * @param shape the dimensions, each 0 or more; empty for a scalar
 * @param begin the offset of the first byte, counted from the first byte after the header
 * @param end the offset after the last byte
 */
public record TensorInfo(String name, Dtype dtype, List<Long> shape, long begin, long end) {
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** Returns the size in bytes. */
  public long size() {
    return end - begin;
  }
}
