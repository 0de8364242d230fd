package org.syntagma.models.perceptron;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.ops.Network;

/** Supplies the network {@code perceptron}. */
public final class PerceptronPlugin implements Plugin {
  @Override
  public List<Component<? extends Network>> networks() {
    return List.of(Component.of("perceptron", Perceptron.class, PerceptronConfig.class));
  }
}
