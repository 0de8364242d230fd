package org.syntagma.models.encoderonly;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.ops.Network;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.testkit.NetworkContract;

class TextCnnContractTest implements NetworkContract {
  private static final Backend EAGER = new EagerBackend("PyTorch", "cpu");
  private static final Backend COMPILED = new PyTorchBackend("cpu", Precision.FLOAT32);

  @Override
  public Network network() {
    return new TextCnn(new TextCnnConfig(6, List.of(1, 2, 3), 5, 0.1), vocabulary(), 0);
  }

  @Override
  public int vocabulary() {
    return 11;
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
