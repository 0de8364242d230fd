package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.checkpoint.ArrayFile;
import org.syntagma.runtime.checkpoint.Position;

/**
 * What the host does while a trainer trains: it tells, writes checkpoints and passes on the wish to
 * stop.
 */
final class HostStage implements StageContext {
  private static final String BEST = "best";
  private static final String METRICS = "metrics";
  private static final String BEFORE = "before";

  private final StageRun run;
  private final String name;
  private final Trainer trainer;
  private final Optional<StageClock> clock;
  private long update;
  private double best = Double.POSITIVE_INFINITY;
  private Optional<Long> written = Optional.empty();
  private boolean stopped;
  private OptionalLong state = OptionalLong.empty();
  private Map<String, Metrics> metrics = Map.of();
  private Map<String, Metrics> before = Map.of();

  HostStage(StageRun run, String name, Trainer trainer) {
    this.run = run;
    this.name = name;
    this.trainer = trainer;
    this.clock =
        run.profiled() ? Optional.of(new StageClock(run.parts().backend())) : Optional.empty();
  }

  /** Goes on from a checkpoint. */
  void resume(long from, StateReader state) {
    update = from;
    written = Optional.of(from);
    best = state.real(BEST);
    metrics = SavedMetrics.load(state.part(METRICS));
    before = SavedMetrics.load(state.part(BEFORE));
  }

  /** Remembers what models could do before the stage. */
  void before(Map<String, Metrics> measured) {
    before = measured;
  }

  Map<String, Metrics> before() {
    return before;
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
  public <T> T timed(String phase, Supplier<T> work) {
    return clock.isPresent() ? clock.get().timed(phase, work) : work.get();
  }

  private void tell(Consumer<Listener> event) {
    timed("listeners", () -> run.listeners().tell(event));
  }

  /** What it spent its time on, if it was to be profiled. */
  Optional<StageProfile> profile() {
    return clock.map(each -> each.end(name));
  }

  @Override
  public void note(Note note) {
    tell(listener -> listener.noted(name, update + 1, note));
  }

  @Override
  public Optional<Path> keep(String file, Map<String, NDArray> arrays) {
    return Optional.of(
        ArrayFile.write(run.directory().resolve(file + ArrayFile.EXTENSION), arrays));
  }

  @Override
  public boolean updated(Progress progress, Models models) {
    if (state.isEmpty()) {
      state = OptionalLong.of(StateSize.of(trainer));
    }
    update = progress.update();
    tell(listener -> listener.updated(name, progress));
    boolean stop = run.stop().requested();
    boolean due =
        run.settings().checkpoints().every().filter(every -> update % every == 0).isPresent();
    if (stop || due) {
      write(models, Double.NaN);
    }
    stopped = stop;
    clock.ifPresent(each -> each.timed("profile", each::updated));
    return !stop;
  }

  @Override
  public void evaluated(long at, Map<String, Metrics> found, double score, Models models) {
    metrics = new LinkedHashMap<>(found);
    tell(listener -> listener.evaluated(name, at, found));
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

  /** Bytes of what the trainer keeps from update to update; 0 if it made none. */
  long state() {
    return state.orElse(0);
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
        timed(
            "checkpoint",
            () ->
                run.write(
                    position(),
                    models,
                    score,
                    state -> {
                      trainer.save(state.part("trainer"));
                      StateWriter own = state.part("stage");
                      own.real(BEST, best);
                      SavedMetrics.save(metrics, own.part(METRICS));
                      SavedMetrics.save(before, own.part(BEFORE));
                    }));
    written = Optional.of(update);
    tell(listener -> listener.checkpointed(name, update, path));
  }
}
