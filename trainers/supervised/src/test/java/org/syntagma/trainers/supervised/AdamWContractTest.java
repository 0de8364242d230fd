package org.syntagma.trainers.supervised;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.training.Optimizer;
import org.syntagma.testkit.OptimizerContract;

class AdamWContractTest implements OptimizerContract {
  private static final Backend BACKEND = Parts.backend();

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @Override
  public Optimizer optimizer(Backend backend) {
    AdamWConfig config = new AdamWConfig(0.9, 0.95, 1e-8, 0.1, Optional.of(1.0));
    return new AdamW(config, (update, updates) -> 0.01, backend);
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
