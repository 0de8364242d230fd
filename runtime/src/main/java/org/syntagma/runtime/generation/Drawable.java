package org.syntagma.runtime.generation;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;

/**
 * The ids that may be drawn: all that the tokenizer has but pad and begin, of which a constraint
 * allows some. A padded vocabulary has logits beyond the tokenizer's ids.
 */
final class Drawable {
  private final int[] all;
  private final BitSet known = new BitSet();
  // A constraint gives the same set again and again, and so do the rows beside it.
  private BitSet last = new BitSet();
  private int[] lastIds = {};

  Drawable(Tokenizer tokenizer) {
    all = IntStream.range(0, tokenizer.size()).filter(tokenizer::canDraw).toArray();
    for (int id : all) {
      known.set(id);
    }
  }

  /** Rising; must not be changed. */
  int[] all() {
    return all;
  }

  /** Those that {@code constraint} allows, rising; must not be changed. */
  @SuppressWarnings("ReferenceEquality") // Comparing whole sets would take as long as reading one.
  int[] under(Constraint constraint) {
    BitSet allowed = constraint.allowed();
    if (allowed != last) {
      lastIds = allowed.stream().filter(known::get).toArray();
      last = allowed;
    }
    return lastIds;
  }
}
