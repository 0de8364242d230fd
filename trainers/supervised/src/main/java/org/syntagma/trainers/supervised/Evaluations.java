package org.syntagma.trainers.supervised;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.StageContext;
import org.syntagma.trainers.supervised.PretrainConfig.BatchConfig;

/** Evaluates the tasks on what they are not trained on. */
final class Evaluations {
  /** Stands in for the context of a network that has no bound. */
  private static final int USUAL_LENGTH = 512;

  private final List<Validation<?>> validations;
  private final PretrainConfig config;

  Evaluations(TaskList tasks, PretrainConfig config) {
    this.validations = tasks.validations();
    this.config = config;
  }

  /** Tells the stage every task's metrics; the score is Σ weight · loss of those that have one. */
  void run(long update, Models models, StageContext stage) {
    if (validations.isEmpty()) {
      return;
    }
    Optional<Long> limit = config.evaluate().batches();
    OptionalLong batches = limit.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    int examples = examples(models.main());
    Map<String, Metrics> metrics = new LinkedHashMap<>();
    double score = 0;
    for (Validation<?> validation : validations) {
      Metrics found = validation.run(models.main(), examples, batches);
      metrics.put(validation.task().name(), found);
      score += validation.task().weight() * found.values().getOrDefault(Metrics.LOSS, 0.0);
    }
    stage.evaluated(update, metrics, score, models);
  }

  /** As many examples as a training batch has, or as surely fit its tokens. */
  private int examples(Model model) {
    BatchConfig batch = config.batch();
    return batch
        .examples()
        .orElseGet(
            () ->
                Math.max(
                    1,
                    batch.tokens().orElseThrow() / model.network().context().orElse(USUAL_LENGTH)));
  }
}
