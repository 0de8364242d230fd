package org.syntagma.tasks.languagemodel;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Task;

/** Language modelling. */
public final class LanguageModelPlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(
        Component.of("language-model", LanguageModel.class, LanguageModelConfig.class),
        Component.of("tail-prediction", TailPrediction.class, TailPredictionConfig.class));
  }
}
