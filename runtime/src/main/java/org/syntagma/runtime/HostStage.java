package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.checkpoint.Position;

/**
 * What the host does while a trainer trains: it tells, writes checkpoints and passes on the wish to
 * stop.
 */
final class HostStage implements StageContext {
  private static final String BEST = "best";
  private static final String METRICS = "metrics";

  private final StageRun run;
  private final String name;
  private final Trainer trainer;
  private long update;
  private double best = Double.POSITIVE_INFINITY;
  private Optional<Long> written = Optional.empty();
  private boolean stopped;
  private Map<String, Metrics> metrics = Map.of();

  HostStage(StageRun run, String name, Trainer trainer) {
    this.run = run;
    this.name = name;
    this.trainer = trainer;
  }

  /** Goes on from a checkpoint. */
  void resume(long from, StateReader state) {
    update = from;
    written = Optional.of(from);
    best = state.real(BEST);
    metrics = SavedMetrics.load(state.part(METRICS));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Randomness randomness() {
    return run.randomness().at(name);
  }

  @Override
  public boolean updated(Progress progress, Models models) {
    update = progress.update();
    run.listeners().tell(listener -> listener.updated(name, progress));
    boolean stop = run.stop().requested();
    boolean due =
        run.settings().checkpoints().every().filter(every -> update % every == 0).isPresent();
    if (stop || due) {
      write(models, Double.NaN);
    }
    stopped = stop;
    return !stop;
  }

  @Override
  public void evaluated(long at, Map<String, Metrics> found, double score, Models models) {
    metrics = new LinkedHashMap<>(found);
    run.listeners().tell(listener -> listener.evaluated(name, at, found));
    if (score < best) {
      best = score;
      if (written.filter(last -> last == at).isPresent()) {
        run.checkpoints().score(position(), score);
      } else {
        write(models, score);
      }
    }
  }

  /** Writes the last checkpoint of the stage, unless it is there. */
  void finish(Models models) {
    if (written.filter(last -> last == update).isEmpty()) {
      write(models, Double.NaN);
    }
  }

  /** What the last evaluation found, by task. */
  Map<String, Metrics> metrics() {
    return metrics;
  }

  /** Whether the trainer was told to stop before it had done all it had to do. */
  boolean stopped() {
    return stopped;
  }

  long update() {
    return update;
  }

  private Position position() {
    return run.position(name, update);
  }

  private void write(Models models, double score) {
    Path path =
        run.write(
            position(),
            models,
            score,
            state -> {
              trainer.save(state.part("trainer"));
              StateWriter own = state.part("stage");
              own.real(BEST, best);
              SavedMetrics.save(metrics, own.part(METRICS));
            });
    written = Optional.of(update);
    run.listeners().tell(listener -> listener.checkpointed(name, update, path));
  }
}
