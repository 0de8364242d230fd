package org.syntagma.backends.pytorch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.syntagma.api.backend.Backend;

/** The contract in bfloat16 on the GPU that {@link GpuBackendTest} runs on. */
@EnabledIfEnvironmentVariable(
    named = GpuBackendTest.DEVICE,
    matches = "gpu(:\\d+)?",
    disabledReason = "runs where SYNTAGMA_TEST_DEVICE names a GPU")
class GpuBfloat16BackendTest implements Bfloat16Contract {
  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = new PyTorchBackend(System.getenv(GpuBackendTest.DEVICE), Precision.BFLOAT16);
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
