package org.syntagma.runtime.listeners;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.training.Listener;

/** Supplies the listeners {@code console} and {@code metrics-file}. */
public final class RuntimePlugin implements Plugin {
  @Override
  public List<Component<? extends Listener>> listeners() {
    return List.of(
        Component.of("console", ConsoleListener.class),
        Component.of("metrics-file", MetricsFileListener.class));
  }
}
