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
import org.syntagma.api.training.TrainingException;
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

  /**
   * Tells the stage every task's metrics; the score is Σ weight · loss, NaN where no task has a
   * loss, or what {@code evaluate.greatest} names, negative.
   */
  void run(long update, Models models, StageContext stage) {
    if (!validations.isEmpty()) {
      Map<String, Metrics> metrics = of(models);
      stage.evaluated(update, metrics, score(metrics), models);
    }
  }

  /**
   * Looks whether evaluations find what {@code evaluate.greatest} names, on one batch.
   *
   * @throws TrainingException if none does
   */
  void requireGreatest(Models models) {
    config.evaluate().greatest().ifPresent(name -> named(of(models, OptionalLong.of(1)), name));
  }

  /** Every task's metrics by name. */
  Map<String, Metrics> of(Models models) {
    Optional<Long> limit = config.evaluate().batches();
    return of(models, limit.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private Map<String, Metrics> of(Models models, OptionalLong batches) {
    int examples = examples(models.main());
    Map<String, Metrics> metrics = new LinkedHashMap<>();
    for (Validation<?> validation : validations) {
      metrics.put(validation.task().name(), validation.run(models.main(), examples, batches));
    }
    return metrics;
  }

  private double score(Map<String, Metrics> metrics) {
    return config
        .evaluate()
        .greatest()
        .map(name -> -named(metrics, name))
        .orElseGet(() -> loss(metrics));
  }

  private static double named(Map<String, Metrics> metrics, String name) {
    Map<String, Double> all = new LinkedHashMap<>();
    metrics.forEach(
        (task, found) ->
            found.values().forEach((metric, value) -> all.put(task + "." + metric, value)));
    Double value = all.get(name);
    if (value == null) {
      throw new TrainingException(
          "evaluate.greatest = '%s': no evaluation finds that, only %s"
              .formatted(name, all.keySet()));
    }
    return value;
  }

  private double loss(Map<String, Metrics> metrics) {
    double score = 0;
    boolean measured = false;
    for (Validation<?> validation : validations) {
      Double loss = metrics.get(validation.task().name()).values().get(Metrics.LOSS);
      if (loss != null && validation.task().weight() > 0) {
        measured = true;
        score += validation.task().weight() * loss;
      }
    }
    return measured ? score : Double.NaN;
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
