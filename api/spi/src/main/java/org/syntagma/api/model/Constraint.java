package org.syntagma.api.model;

import java.util.BitSet;
import org.apiguardian.api.API;

/**
 * Which tokens may come next after those so far. Immutable: each token leads to a constraint of its
 * own, so that beams can go on in several ways, and a state that comes again can be the same object
 * with the same set.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Constraint {
  /**
   * The ids that may come next, the end symbol among them where the text may end. If there are
   * none, the text ends without it. Pad and begin are never drawn, allowed or not.
   *
   * <p>The set is not copied: it must not change, and the caller must not change it. It is asked
   * for before every token, so a constraint makes it once and keeps it.
   */
  BitSet allowed();

  /**
   * The constraint on what follows.
   *
   * @param token one of the allowed, not the end symbol
   */
  Constraint after(int token);

  /** Allows what both allow. */
  default Constraint and(Constraint other) {
    return new BothConstraints(this, other);
  }
}
