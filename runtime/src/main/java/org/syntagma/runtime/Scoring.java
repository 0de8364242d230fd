package org.syntagma.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.Evaluator;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Planned;

/** Scores a checkpoint's main model in an environment that its run need not know. */
final class Scoring {
  private static final String ENVIRONMENT = "environment";
  private static final String EVALUATOR = "evaluator";

  private Scoring() {}

  /** Whether settings name an environment instead of stages. */
  static boolean isMeant(Settings settings) {
    return settings.root().fields().containsKey(ENVIRONMENT);
  }

  /**
   * What the evaluator finds, by {@code environment}.
   *
   * @param settings {@code environment} and {@code evaluator}, each a component
   */
  static Map<String, Metrics> run(Checkpoint checkpoint, Settings settings, Host host) {
    Problems problems = new Problems();
    Map<String, Setting> fields = new LinkedHashMap<>(settings.root().fields());
    Optional<? extends Planned<?>> environment =
        planned(Environment.class, fields.remove(ENVIRONMENT), ENVIRONMENT, host, problems);
    Optional<Planned<Evaluator>> evaluator =
        planned(Evaluator.class, fields.remove(EVALUATOR), EVALUATOR, host, problems);
    fields.forEach(
        (key, value) ->
            problems.add(key, value.origin(), "is not used beside environment and evaluator"));
    problems.throwIfAny(settings.where());
    PipelinePlan plan =
        PipelinePlan.of(SavedSettings.redacted(Saved.run(checkpoint.path())), host.wiring());
    try (RestoredStage stage = RestoredStage.of(plan, checkpoint, host)) {
      Object acted = stage.parts().create(environment.orElseThrow());
      Evaluator scores = stage.parts().create(evaluator.orElseThrow());
      return Map.of(ENVIRONMENT, scores.score(stage.models().main(), (Environment<?, ?>) acted));
    }
  }

  private static <T> Optional<Planned<T>> planned(
      Class<T> kind, Setting setting, String name, Host host, Problems problems) {
    if (setting instanceof Setting.Fields component) {
      return host.wiring().component(kind, component, name, Set.of(), problems);
    }
    problems.add(name, "must be given, with a type");
    return Optional.empty();
  }
}
