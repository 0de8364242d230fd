package org.syntagma.runtime.listeners;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.syntagma.api.component.Description;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;
import org.syntagma.runtime.run.Comparison;

/**
 * Tells people how a run is getting on: on a terminal by a line that changes in place, otherwise by
 * a line every ten seconds. Evaluations and the end get lines of their own.
 */
@Description("tells people how the run is getting on")
final class ConsoleListener implements Listener {
  private static final Duration LIVE_INTERVAL = Duration.ofMillis(100);
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

  private final Screen screen;
  private final LongSupplier nanoTime;
  private final Map<String, Metrics> validation = new LinkedHashMap<>();
  private Speed speed = new Speed();
  private Optional<Long> previous = Optional.empty();
  private Optional<Long> shown = Optional.empty();
  private Optional<String> provisional = Optional.empty();

  @Inject
  ConsoleListener() {
    this(Screen.standard(), System::nanoTime);
  }

  ConsoleListener(Screen screen, LongSupplier nanoTime) {
    this.screen = screen;
    this.nanoTime = nanoTime;
  }

  @Override
  public void started(String run, Path directory, long resumedAt) {
    String how = resumedAt > 0 ? "goes on after update " + resumedAt : "begins";
    screen.print(run + " " + how + "; everything is written to " + directory);
  }

  @Override
  public void stageStarted(String stage, long updates, long parameters) {
    speed = new Speed();
    previous = Optional.empty();
    shown = Optional.empty();
    validation.clear();
    screen.print(Wording.stage(stage, updates, parameters));
  }

  @Override
  public void updated(String stage, Progress progress) {
    long now = nanoTime.getAsLong();
    previous.ifPresent(then -> speed.add(Duration.ofNanos(now - then), progress.tokens()));
    previous = Optional.of(now);
    String line = Wording.progress(stage, progress, speed, validation);
    provisional = Optional.of(line);
    if (due(now)) {
      screen.show(line);
      shown = Optional.of(now);
      provisional = provisional.filter(kept -> screen.live());
    }
  }

  private boolean due(long now) {
    Duration interval = screen.live() ? LIVE_INTERVAL : PLAIN_INTERVAL;
    return shown.map(then -> now - then >= interval.toNanos()).orElse(true);
  }

  @Override
  public void evaluated(String stage, long update, Map<String, Metrics> metrics) {
    settle();
    validation.putAll(metrics);
    metrics.forEach((task, found) -> screen.print(Wording.evaluation(stage, update, task, found)));
    pause();
  }

  @Override
  public void noted(String stage, long update, Note note) {
    settle();
    screen.print(Wording.note(stage, update, note));
  }

  @Override
  public void checkpointed(String stage, long update, Path checkpoint) {
    pause();
  }

  /** What was done since the last update is not part of the next one. */
  private void pause() {
    previous = previous.map(then -> nanoTime.getAsLong());
  }

  @Override
  public void compared(
      String stage, long update, Map<String, Metrics> before, Map<String, Metrics> after) {
    settle();
    screen.print("");
    screen.print(new Comparison(stage, before, after).toString());
  }

  @Override
  public void stageFinished(String stage, long update) {
    settle();
  }

  @Override
  public void finished(boolean completed, Duration time) {
    settle();
    if (!completed) {
      screen.print(Wording.stopped(time));
    }
  }

  /** A run that fails must leave its last line readable. */
  @Override
  public void close() {
    settle();
  }

  private void settle() {
    provisional.ifPresent(screen::print);
    provisional = Optional.empty();
  }
}
