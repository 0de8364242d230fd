package org.syntagma.cli;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Task;

/** A plugin whose task reads words, and calls every sentence a chain of them. */
public final class TaggingPlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(Component.of("tagging", Tagging.class, TaggingConfig.class));
  }

  /**
   * The task's settings.
   *
   * @param constituents whether the trees are such
   */
  record TaggingConfig(boolean constituents) {
    public static TaggingConfig defaults() {
      return new TaggingConfig(false);
    }
  }
}
