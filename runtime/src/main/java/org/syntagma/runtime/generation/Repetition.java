package org.syntagma.runtime.generation;

import java.util.BitSet;

/**
 * Makes what has been generated less probable (Keskar 2019, section 4.1). A logit below 0 is
 * multiplied, as a division would make it more probable.
 *
 * @param penalty 1 changes nothing
 */
record Repetition(double penalty) {
  boolean isNone() {
    return penalty == 1;
  }

  void apply(float[] logits, BitSet generated) {
    for (int id = generated.nextSetBit(0); id >= 0; id = generated.nextSetBit(id + 1)) {
      double logit = logits[id];
      logits[id] = (float) (logit > 0 ? logit / penalty : logit * penalty);
    }
  }
}
