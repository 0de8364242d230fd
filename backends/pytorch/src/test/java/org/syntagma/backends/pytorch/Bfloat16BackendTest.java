package org.syntagma.backends.pytorch;

import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;

class Bfloat16BackendTest implements Bfloat16Contract {
  private static final Backend BACKEND = new PyTorchBackend("cpu", Precision.BFLOAT16);

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
