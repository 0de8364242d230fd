package org.syntagma.runtime.wiring;

/** How many components a slot takes. */
public enum SlotShape {
  /** Exactly one. */
  ONE,
  /** One or none. */
  OPTIONAL,
  /** Any number, in order. */
  LIST,
  /** Any number, by name. */
  MAP
}
