package org.syntagma.benchmarks.plugin;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.Listener;

/** What a run needs to take part in a race: data of any size, and somebody who keeps time. */
public final class BenchmarkPlugin implements Plugin {
  @Override
  public List<Component<? extends Tokenizer>> tokenizers() {
    return List.of(Component.of("numbers", Numbers.class, Numbers.Config.class));
  }

  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(Component.of("random-numbers", RandomNumbers.class, RandomNumbers.Config.class));
  }

  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(Component.of("continue-source", ContinueSource.class));
  }

  @Override
  public List<Component<? extends Listener>> listeners() {
    return List.of(Component.of("pace", Pace.class));
  }
}
