package org.syntagma.api.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.task.Metrics;

/**
 * Hears what a run does. Called on the training thread, in order. What a listener throws is
 * reported and does not stop the run, except where the run itself can no longer be recorded.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("hears what a run does")
public interface Listener extends AutoCloseable {
  /** The run begins, or goes on from {@code resumedAt} updates of its stage. */
  default void started(String run, Path directory, long resumedAt) {}

  default void stageStarted(String stage, long updates, long parameters) {}

  default void updated(String stage, Progress progress) {}

  default void evaluated(String stage, long update, Map<String, Metrics> metrics) {}

  default void checkpointed(String stage, long update, Path checkpoint) {}

  /**
   * What a stage in which models may forget did to all that they had learned.
   *
   * @param before metrics by {@code stage.task}, the stage's own tasks last
   * @param after of the same tasks
   */
  default void compared(
      String stage, long update, Map<String, Metrics> before, Map<String, Metrics> after) {}

  /** A trainer shows something that is worth reading, such as a sample, or warns. */
  default void noted(String stage, long update, Note note) {}

  default void stageFinished(String stage, long update) {}

  /** Nothing follows. {@code completed} is false when somebody stopped the run. */
  default void finished(boolean completed, Duration time) {}

  @Override
  default void close() {}
}
