package org.syntagma.backends.pytorch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.syntagma.api.backend.Backend;
import org.syntagma.testkit.BackendContract;

/** The contract on a GPU, which must be asked for: {@code SYNTAGMA_TEST_DEVICE=gpu:0}. */
@EnabledIfEnvironmentVariable(
    named = GpuBackendTest.DEVICE,
    matches = "gpu(:\\d+)?",
    disabledReason = "runs where SYNTAGMA_TEST_DEVICE names a GPU")
class GpuBackendTest implements BackendContract {
  static final String DEVICE = "SYNTAGMA_TEST_DEVICE";

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = new PyTorchBackend(System.getenv(DEVICE), Precision.FLOAT32);
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @AfterAll
  static void close() {
    backend.close();
  }
}
