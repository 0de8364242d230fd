package org.syntagma.backends.eager;

import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.testkit.BackendContract;

class EagerBackendTest implements BackendContract {
  private static final Backend BACKEND = new EagerBackend(EagerConfig.defaults());

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
