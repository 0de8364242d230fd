package org.syntagma.trainers.supervised;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.training.Optimizer;
import org.syntagma.testkit.OptimizerContract;

class SgdContractTest implements OptimizerContract {
  private static final Backend BACKEND = Parts.backend();

  @Override
  public Backend backend() {
    return BACKEND;
  }

  @Override
  public Optimizer optimizer(Backend backend) {
    SgdConfig config = new SgdConfig(0.9, true, Optional.empty());
    return new Sgd(config, (update, updates) -> 0.01, backend);
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
