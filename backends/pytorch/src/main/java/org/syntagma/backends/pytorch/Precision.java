package org.syntagma.backends.pytorch;

/** What networks compute in. Parameters and the optimizer's state are always float32. */
public enum Precision {
  FLOAT32,
  /** The fastest that the device computes well in. */
  AUTO;

  Precision resolved() {
    return FLOAT32;
  }
}
