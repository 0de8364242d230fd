package org.syntagma.backends.pytorch;

import ai.djl.Device;

/** What networks compute in. Parameters, the optimizer's state and losses are always float32. */
public enum Precision {
  FLOAT32,
  /**
   * Matrix products, attention and what flows between layers in bfloat16; sums, norms, softmax and
   * losses add up in float32 (Micikevicius 2018, with the format of Kalamkar 2019).
   */
  BFLOAT16,
  /** {@link #BFLOAT16} where the device multiplies matrices of it faster, or {@link #FLOAT32}. */
  AUTO;

  /** What this means on a device. */
  public Precision on(Device device) {
    if (this != AUTO) {
      return this;
    }
    return Bfloat16Hardware.of(device) == Bfloat16Hardware.NONE ? FLOAT32 : BFLOAT16;
  }
}
