package org.syntagma.models.decoderonly;

import org.junit.jupiter.api.AfterAll;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.ops.Network;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.models.decoderonly.Gpt2Config.Gelu;
import org.syntagma.testkit.NetworkContract;

class Gpt2ContractTest implements NetworkContract {
  private static final Backend EAGER = new EagerBackend("PyTorch", "cpu");
  private static final Backend COMPILED = new PyTorchBackend("cpu", Precision.FLOAT32);

  @Override
  public Network network() {
    return new Gpt2(new Gpt2Config(2, 2, 8, 16, 0.1, true, Gelu.ERF), vocabulary());
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
