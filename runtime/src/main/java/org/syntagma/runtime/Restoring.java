package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateException;
import org.syntagma.runtime.checkpoint.Checkpoint;

/** Gives a model the parameters that a checkpoint holds. */
final class Restoring {
  private Restoring() {}

  /**
   * Overwrites the model's parameters; those that only the checkpoint has, such as heads of tasks,
   * are left out.
   *
   * @throws StateException if one is absent or has another shape
   */
  static void parameters(Model model, Checkpoint checkpoint, String name) {
    try (NDManager scratch = model.backend().manager().newSubManager()) {
      Map<String, NDArray> saved = checkpoint.parameters(name, scratch);
      model.parameters().asMap().forEach((path, array) -> copy(checkpoint, path, saved, array));
    }
  }

  private static void copy(
      Checkpoint checkpoint, String path, Map<String, NDArray> saved, NDArray target) {
    NDArray source = saved.get(path);
    if (source == null) {
      throw new StateException(
          "%s has no parameter '%s', which the network asks for"
              .formatted(checkpoint.path(), path));
    }
    if (!source.getShape().equals(target.getShape())) {
      throw new StateException(
          "%s: parameter '%s' has the shape %s, but the network asks for %s"
              .formatted(checkpoint.path(), path, source.getShape(), target.getShape()));
    }
    target.set(new NDIndex("..."), source);
  }
}
