package org.syntagma.runtime.huggingface;

import java.util.List;

/**
 * A vocabulary that others filled up to a rounder number.
 *
 * @param ids how many the tokenizer has
 * @param rows how many the tables have
 */
record Padding(int ids, int rows) {
  /** Whether a tensor of this shape is the wanted one with further rows. */
  boolean isOf(Placement wanted, List<Long> shape) {
    return rows > ids
        && !wanted.tensor().transposed()
        && wanted.tensor().rows() == ids
        && shape.size() == wanted.shape().size()
        && shape.get(0) == rows
        && shape.subList(1, shape.size()).equals(wanted.shape().subList(1, shape.size()));
  }
}
