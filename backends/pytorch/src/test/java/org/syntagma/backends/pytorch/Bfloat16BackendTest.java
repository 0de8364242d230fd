package org.syntagma.backends.pytorch;

import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.testkit.BackendContract;

/**
 * The contract in bfloat16, which keeps 8 bits of a number: each operand and each result is off by
 * up to 1 in 256, and the norms of a network of width 8 enlarge what is left of differences. How
 * near larger networks are is the matter of {@link Bfloat16Test}.
 */
class Bfloat16BackendTest implements BackendContract {
  private static final Backend BACKEND = new PyTorchBackend("cpu", Precision.BFLOAT16);

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @Override
  public double valueTolerance() {
    return 0.15;
  }

  @Override
  public double gradientTolerance() {
    return 0.05;
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
