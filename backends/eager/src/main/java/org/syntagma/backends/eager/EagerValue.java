package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import org.syntagma.api.ops.Value;

/** A value that has been computed. */
record EagerValue(NDArray array) implements Value {
  static NDArray arrayOf(Value value) {
    return ((EagerValue) value).array();
  }
}
