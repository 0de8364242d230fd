package org.syntagma.models.perceptron;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.ops.Network;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.testkit.NetworkContract;

class PerceptronContractTest implements NetworkContract {
  private static final Backend EAGER = new EagerBackend("PyTorch", "cpu");
  private static final Backend COMPILED = new PyTorchBackend("cpu", Precision.FLOAT32);

  @Override
  public Network network() {
    return new Perceptron(new PerceptronConfig(3, 4, List.of(8, 6)));
  }

  @Override
  public int vocabulary() {
    return 4;
  }

  @Override
  public Backend reference() {
    return EAGER;
  }

  @Override
  public Backend other() {
    return COMPILED;
  }

  @AfterAll
  static void close() {
    EAGER.close();
    COMPILED.close();
  }
}
