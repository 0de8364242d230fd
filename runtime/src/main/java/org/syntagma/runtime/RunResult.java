package org.syntagma.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.run.Comparison;

/** What a run ended with. Its models live until it is closed. */
public final class RunResult implements AutoCloseable {
  private final PipelineRun run;
  private final Models models;
  private final Path directory;
  private final boolean completed;
  private final Map<String, Metrics> metrics;
  private final List<Comparison> comparisons;
  private final Duration time;
  private final List<StageProfile> profiles;
  private final MemoryUse memory;

  RunResult(
      PipelineRun run,
      Models models,
      Path directory,
      boolean completed,
      Map<String, Metrics> metrics,
      List<Comparison> comparisons,
      Duration time,
      List<StageProfile> profiles,
      MemoryUse memory) {
    this.run = run;
    this.models = models;
    this.directory = directory;
    this.completed = completed;
    this.metrics = metrics;
    this.comparisons = List.copyOf(comparisons);
    this.time = time;
    this.profiles = List.copyOf(profiles);
    this.memory = memory;
  }

  public Models models() {
    return models;
  }

  public Model model() {
    return models.main();
  }

  /**
   * Parsers on the main model, by the names of the tasks that taught them: those of the last stage
   * that has any. They can be used until this is closed.
   *
   * @throws IllegalStateException if the run was stopped, maybe before that stage
   */
  public Map<String, Parser> parsers() {
    if (!completed) {
      throw new IllegalStateException("this run was stopped: resume it first");
    }
    return run.parsers(model());
  }

  /**
   * How the configuration draws samples. The grammar that it names, if any, is here; the settings
   * themselves know none.
   */
  public Decoding decoding() {
    return run.decoding();
  }

  /** The run directory. */
  public Path directory() {
    return directory;
  }

  /** Whether all stages ended; otherwise somebody stopped the run and it can be resumed. */
  public boolean completed() {
    return completed;
  }

  /** What the last evaluation of the last stage found, by task. */
  public Map<String, Metrics> metrics() {
    return metrics;
  }

  /**
   * What stages in which models may forget did to all that they had learned; those of this
   * execution.
   */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  /** Wall time of this execution. */
  public Duration time() {
    return time;
  }

  /** What each stage spent its time on; empty unless the run was profiled. */
  public List<StageProfile> profiles() {
    return profiles;
  }

  /** What it took of memory. */
  public MemoryUse memory() {
    return memory;
  }

  @Override
  public void close() {
    run.close();
  }
}
