package org.syntagma.runtime.tiny;

import org.syntagma.api.backend.Backend;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;

/** Opens backends that compute in float32 on every machine. */
public final class Backends {
  private Backends() {}

  public static Backend open(String type) {
    return switch (type) {
      case "eager" -> new EagerBackend("PyTorch", "cpu");
      case "pytorch" -> new PyTorchBackend("cpu", Precision.FLOAT32);
      default -> throw new IllegalArgumentException(type);
    };
  }
}
