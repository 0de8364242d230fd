package org.syntagma.trainers.supervised;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;

/** A stage that remembers what it is told, and goes on while it likes. */
final class Stage implements StageContext {
  private final LongPredicate goesOn;
  private LongConsumer evaluation = update -> {};
  private Consumer<Models> watching = models -> {};
  final List<Progress> progress = new ArrayList<>();
  final Map<Long, Map<String, Metrics>> metrics = new LinkedHashMap<>();
  final Map<Long, Double> scores = new LinkedHashMap<>();

  Stage(LongPredicate goesOn) {
    this.goesOn = goesOn;
  }

  Stage() {
    this(update -> true);
  }

  void whenEvaluated(LongConsumer action) {
    evaluation = action;
  }

  /** Looks at the models after every update. */
  Stage watching(Consumer<Models> action) {
    watching = action;
    return this;
  }

  Progress last() {
    return progress.get(progress.size() - 1);
  }

  List<Double> losses() {
    return progress.stream().map(each -> each.values().get("loss")).toList();
  }

  @Override
  public String name() {
    return "school";
  }

  @Override
  public Randomness randomness() {
    return Randomness.of(7).at(name());
  }

  @Override
  public boolean updated(Progress now, Models models) {
    progress.add(now);
    watching.accept(models);
    return goesOn.test(now.update());
  }

  @Override
  public void evaluated(long update, Map<String, Metrics> found, double score, Models models) {
    metrics.put(update, found);
    scores.put(update, score);
    evaluation.accept(update);
  }
}
