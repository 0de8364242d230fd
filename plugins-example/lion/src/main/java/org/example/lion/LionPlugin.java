package org.example.lion;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.training.Optimizer;

/** Supplies the optimizer {@code lion}. */
public final class LionPlugin implements Plugin {
  @Override
  public List<Component<? extends Optimizer>> optimizers() {
    return List.of(Component.of("lion", Lion.class, LionConfig.class));
  }
}
