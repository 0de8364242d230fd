package org.syntagma.testkit.reference;

import java.util.HashMap;
import java.util.Map;

/** What the positions of a scan leave to those after them. */
final class ReferenceScan {
  private final Map<String, Tensor> kept = new HashMap<>();
  private int position;

  int position() {
    return position;
  }

  void stand(int position) {
    this.position = position;
  }

  /** All values so far along axis 1, with {@code value} as the last. */
  Tensor append(String path, Tensor value) {
    return kept.merge(path, value, (known, next) -> ReferenceOps.joined(1, known, next));
  }

  /** What was carried to this position, at first zeros. */
  Tensor carried(String path, int... shape) {
    return kept.getOrDefault(path, Tensor.generate(shape, i -> 0));
  }

  void carry(String path, Tensor state) {
    kept.put(path, state);
  }
}
