package org.syntagma.api.model;

import java.util.BitSet;

/** What two constraints allow. */
final class BothConstraints implements Constraint {
  private final Constraint one;
  private final Constraint other;
  private final BitSet allowed;

  BothConstraints(Constraint one, Constraint other) {
    this.one = one;
    this.other = other;
    this.allowed = (BitSet) one.allowed().clone();
    this.allowed.and(other.allowed());
  }

  @Override
  public BitSet allowed() {
    return allowed;
  }

  @Override
  public Constraint after(int token) {
    Constraint first = one.after(token);
    Constraint second = other.after(token);
    return first == one && second == other ? this : new BothConstraints(first, second);
  }
}
