package org.syntagma.cli;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Task;

/** A plugin with a task whose models answer inputs. */
public final class AnsweringPlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(Component.of("answering", Answering.class));
  }
}
