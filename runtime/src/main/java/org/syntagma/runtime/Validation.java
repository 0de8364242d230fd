package org.syntagma.runtime;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline would be, and what each stage did in a rehearsal of a few updates.
 *
 * @param backend engine, device and precision
 * @param vocabulary how many ids the tokenizer has
 * @param stages in order
 */
public record Validation(String backend, int vocabulary, List<StageCheck> stages) {
  public Validation {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param name the stage's name
   * @param updates how many it would make
   * @param models by name, as the stage has prepared them
   * @param tasks in the order of the configuration
   * @param memory what it would need, an estimate
   * @param time for one update without evaluations and checkpoints, an estimate; empty if it made
   *     none
   */
  public record StageCheck(
      String name,
      long updates,
      Map<String, ModelSize> models,
      List<TaskCheck> tasks,
      Memory memory,
      Optional<Duration> time) {
    public StageCheck {
      models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * The scalars in a model's parameters; tied ones count once.
   *
   * @param parameters all of them
   * @param trainable those that may move
   */
  public record ModelSize(long parameters, long trainable) {}

  /**
   * One task, run forward and backward.
   *
   * @param path the entry's place in the configuration
   * @param name the task's name in the stage
   * @param batch the shapes of the largest micro-batch that was seen, by the names of its arrays
   * @param valid how many elements of it there are to learn from
   * @param loss of that batch, in nats for each valid element
   * @param data the files that its corpus read
   */
  public record TaskCheck(
      String path,
      String name,
      Map<String, Shape> batch,
      long valid,
      double loss,
      List<Path> data) {
    public TaskCheck {
      batch = Collections.unmodifiableMap(new LinkedHashMap<>(batch));
      data = List.copyOf(data);
    }
  }

  /**
   * Bytes of memory on the backend's device.
   *
   * @param process what Java, the engine and its programs take, if the device is the CPU and the
   *     system tells; otherwise 0
   * @param weights the parameters of all models, and copies of them that the backend keeps
   * @param gradients of one update
   * @param optimizer what the trainer keeps from update to update
   * @param activations what the largest micro-batch needs besides, while it runs forward and
   *     backward, or an evaluation, if that needs more
   */
  public record Memory(
      long process, long weights, long gradients, long optimizer, long activations) {
    /** About how much is needed at once. */
    public long peak() {
      return process + weights + gradients + optimizer + activations;
    }
  }
}
