package org.syntagma.tasks.target;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Task;

/** Learning what is required for an input, and which of two answers is better. */
public final class TargetPlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(
        Component.of("target", Target.class, TargetConfig.class),
        Component.of("self-supervised", SelfSupervised.class, SelfSupervisedConfig.class),
        Component.of("preferences", Preferences.class, PreferencesConfig.class));
  }
}
