package org.syntagma.trainers.environments;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.reinforcement.Environment;

/** Supplies environments. */
public final class EnvironmentsPlugin implements Plugin {
  @Override
  public List<Component<? extends Environment<?, ?>>> environments() {
    return List.of(
        Component.of("cart-pole", CartPole.class, CartPoleConfig.class),
        Component.of("acrobot", Acrobot.class, AcrobotConfig.class),
        Component.of("text-generation", TextGeneration.class, TextGenerationConfig.class));
  }
}
