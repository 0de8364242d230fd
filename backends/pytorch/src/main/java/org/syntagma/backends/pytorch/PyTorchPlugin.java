package org.syntagma.backends.pytorch;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;

/** Supplies the backend {@code pytorch}. */
public final class PyTorchPlugin implements Plugin {
  @Override
  public List<Component<? extends Backend>> backends() {
    return List.of(Component.of("pytorch", PyTorchBackend.class, PyTorchConfig.class));
  }
}
