package org.syntagma.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TrainingException;

/**
 * Lets a trainer make a few updates, tells nobody, writes nothing, and takes the time. Evaluations
 * are not counted. An update that would be skipped ends it.
 */
final class Rehearsal implements StageContext {
  private static final int MOST = 10;
  private static final int LEAST = 2;
  private static final long ENOUGH = Duration.ofSeconds(5).toNanos();

  private final String name;
  private final Randomness randomness;
  private final long began = System.nanoTime();
  private final List<Long> times = new ArrayList<>();
  private long last = began;
  private String warning = "";

  Rehearsal(String name, Randomness randomness) {
    this.name = name;
    this.randomness = randomness;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Randomness randomness() {
    return randomness;
  }

  @Override
  public boolean updated(Progress progress, Models models) {
    if (progress.values().containsKey("skipped")) {
      throw new TrainingException(warning);
    }
    long now = System.nanoTime();
    times.add(now - last);
    last = now;
    return times.size() < LEAST || (times.size() < MOST && now - began < ENOUGH);
  }

  @Override
  public void note(Note note) {
    warning = note.text();
  }

  @Override
  public void evaluated(long update, Map<String, Metrics> metrics, double score, Models models) {
    last = System.nanoTime();
  }

  /** How many updates were made. */
  int updates() {
    return times.size();
  }

  /** The median time of an update, without the first third, in which programs are compiled. */
  Optional<Duration> time() {
    List<Long> warm =
        times.subList((times.size() + 2) / 3, times.size()).stream().sorted().toList();
    List<Long> known = warm.isEmpty() ? times : warm;
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(known.get(known.size() / 2)));
  }
}
