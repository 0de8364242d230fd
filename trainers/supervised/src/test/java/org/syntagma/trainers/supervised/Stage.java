package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Note;
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
  final List<Note> notes = new ArrayList<>();
  final Map<String, Map<String, List<Float>>> kept = new LinkedHashMap<>();

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

  @Override
  public void note(Note note) {
    notes.add(note);
  }

  @Override
  public Optional<Path> keep(String file, Map<String, NDArray> arrays) {
    Map<String, List<Float>> values = new LinkedHashMap<>();
    arrays.forEach(
        (path, array) -> {
          List<Float> all = new ArrayList<>();
          for (float each : array.toType(DataType.FLOAT32, true).toFloatArray()) {
            all.add(each);
          }
          values.put(path, all);
        });
    kept.put(file, values);
    return Optional.of(Path.of(file));
  }
}
