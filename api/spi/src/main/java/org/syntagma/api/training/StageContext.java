package org.syntagma.api.training;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Metrics;

/** What the host offers a trainer while it trains one stage. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface StageContext {
  /** The stage's name. */
  String name();

  /** The stage's own stream. */
  Randomness randomness();

  /**
   * Tells the host that an update is complete. It informs the listeners and, where it is time or
   * somebody asked the run to stop, writes a checkpoint of the models and the trainer.
   *
   * @return whether to go on; if not, the trainer returns at once
   */
  boolean updated(Progress progress, Models models);

  /**
   * Tells the host what an evaluation found.
   *
   * @param metrics by task name
   * @param score the number by which checkpoints are compared, lower is better
   */
  void evaluated(long update, Map<String, Metrics> metrics, double score, Models models);

  /** Shows people something about the update that comes next, such as a sample, or warns them. */
  default void note(Note note) {}

  /**
   * Keeps arrays in a safetensors file of the run for people to look at, such as what could not be
   * learned from. Those of types that such a file does not hold are left out.
   *
   * @param name of the file, without its ending: letters, digits, hyphens
   * @return the file, where there is a place for it
   */
  default Optional<Path> keep(String name, Map<String, NDArray> arrays) {
    return Optional.empty();
  }

  /**
   * Does {@code work} and, where somebody wants to know what an update spends its time on, counts
   * the time as that of {@code phase}. Phases may lie in one another: each has the time that is not
   * of those inside it. For the thread that trains.
   *
   * @param phase a word or two, such as {@code optimizer}
   */
  default <T> T timed(String phase, Supplier<T> work) {
    return work.get();
  }

  /** The same for work that gives nothing. */
  default void timed(String phase, Runnable work) {
    timed(
        phase,
        () -> {
          work.run();
          return phase;
        });
  }
}
