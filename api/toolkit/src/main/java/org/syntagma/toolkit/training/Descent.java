package org.syntagma.toolkit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.syntagma.api.model.Model;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.TrainingException;

/**
 * Moves a model's parameters along gradients, clipped by their global norm.
 *
 * @param steps how many there will be in the whole stage, for the schedule
 * @param whose names the model in messages
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Descent(Model model, Optimizer optimizer, long steps, String whose) {
  /**
   * One step at the schedule's rate.
   *
   * @param gradients by parameter path
   * @param step counted from 1
   * @return the norm of the gradients
   * @throws TrainingException if the gradient is not finite, or there is none; nothing has moved
   */
  public double step(Map<String, NDArray> gradients, long step) {
    double norm = norm(gradients);
    if (!Double.isFinite(norm)) {
      throw new TrainingException(
          "%s, step %d: the norm of the gradient is %s. Lower the schedule's peak or set clip-norm"
              .formatted(whose, step, norm));
    }
    move(gradients, norm, optimizer.schedule().at(step, steps), step);
    return norm;
  }

  /**
   * The norm of all gradients together.
   *
   * @param gradients by parameter path
   * @throws TrainingException if there is none
   */
  public double norm(Map<String, NDArray> gradients) {
    if (paths(gradients).isEmpty()) {
      throw new TrainingException(
          whose + ": no parameter that may move has a gradient: unfreeze some of them");
    }
    return model.backend().norm(arrays(gradients));
  }

  private List<String> paths(Map<String, NDArray> gradients) {
    return model.parameters().paths().stream().filter(gradients::containsKey).toList();
  }

  private NDList arrays(Map<String, NDArray> gradients) {
    NDList arrays = new NDList();
    paths(gradients).forEach(path -> arrays.add(gradients.get(path)));
    return arrays;
  }

  /**
   * One step.
   *
   * @param norm that of the gradients, which must be finite
   * @param rate the learning rate
   * @param step counted from 1
   */
  public void move(Map<String, NDArray> gradients, double norm, double rate, long step) {
    OptionalDouble clip = optimizer.clipNorm();
    double factor = clip.isPresent() && norm > clip.getAsDouble() ? clip.getAsDouble() / norm : 1;
    optimizer.step(
        new ParameterGroup(paths(gradients), model.parameters().list(paths(gradients))),
        new ClippedGradients(arrays(gradients), factor),
        rate,
        step);
  }
}
