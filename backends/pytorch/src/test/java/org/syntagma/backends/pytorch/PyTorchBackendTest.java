package org.syntagma.backends.pytorch;

import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.testkit.BackendContract;

class PyTorchBackendTest implements BackendContract {
  private static final Backend BACKEND = new PyTorchBackend("cpu", Precision.FLOAT32);

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
