package org.syntagma.runtime.listeners;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.training.Listener;
import org.syntagma.runtime.trained.CheckpointModel;
import org.syntagma.runtime.trained.CheckpointModelConfig;
import org.syntagma.runtime.trained.CheckpointParser;
import org.syntagma.runtime.trained.CheckpointParserConfig;

/**
 * Supplies the listeners {@code console} and {@code metrics-file}, and what earlier runs trained,
 * the parser and the frozen model {@code checkpoint}.
 */
public final class RuntimePlugin implements Plugin {
  @Override
  public List<Component<? extends Listener>> listeners() {
    return List.of(
        Component.of("console", ConsoleListener.class),
        Component.of("metrics-file", MetricsFileListener.class));
  }

  @Override
  public List<Component<? extends Parser>> parsers() {
    return List.of(
        Component.of("checkpoint", CheckpointParser.class, CheckpointParserConfig.class));
  }

  @Override
  public List<Component<? extends FrozenModel>> frozenModels() {
    return List.of(Component.of("checkpoint", CheckpointModel.class, CheckpointModelConfig.class));
  }
}
