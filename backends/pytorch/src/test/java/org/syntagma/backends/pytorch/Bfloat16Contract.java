package org.syntagma.backends.pytorch;

import org.syntagma.testkit.BackendContract;

/**
 * The contract in bfloat16, which keeps 8 bits of a number: each operand and each result is off by
 * up to 1 in 256, and the norms of a network of width 8 enlarge what is left of differences. How
 * near larger networks are is the matter of {@link Bfloat16Test}.
 */
interface Bfloat16Contract extends BackendContract {
  @Override
  default double valueTolerance() {
    return 0.15;
  }

  @Override
  default double gradientTolerance() {
    return 0.05;
  }
}
