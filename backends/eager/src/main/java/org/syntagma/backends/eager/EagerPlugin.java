package org.syntagma.backends.eager;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;

/** Supplies the backend {@code eager}. */
public final class EagerPlugin implements Plugin {
  @Override
  public List<Component<? extends Backend>> backends() {
    return List.of(Component.of("eager", EagerBackend.class, EagerConfig.class));
  }
}
