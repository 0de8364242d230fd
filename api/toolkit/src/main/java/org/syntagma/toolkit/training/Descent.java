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
 * @param setbacks counts steps that were not made, as the gradient was not finite
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Descent(
    Model model, Optimizer optimizer, long steps, String whose, Setbacks setbacks) {
  /** No gradient may be other than finite. */
  public Descent(Model model, Optimizer optimizer, long steps, String whose) {
    this(model, optimizer, steps, whose, new Setbacks(0));
  }

  /** One step at the schedule's rate; see {@link #step(Map, double, long)}. */
  public double step(Map<String, NDArray> gradients, long step) {
    return step(gradients, optimizer.schedule().at(step, steps), step);
  }

  /**
   * One step.
   *
   * @param gradients by parameter path
   * @param rate the learning rate
   * @param step counted from 1
   * @return the norm of the gradients; if it is not finite, nothing has moved
   * @throws TrainingException if there is no gradient, or one too many was not finite
   */
  public double step(Map<String, NDArray> gradients, double rate, long step) {
    List<String> paths =
        model.parameters().paths().stream().filter(gradients::containsKey).toList();
    if (paths.isEmpty()) {
      throw new TrainingException(
          whose + ": no parameter that may move has a gradient: unfreeze some of them");
    }
    NDList arrays = new NDList(paths.size());
    paths.forEach(path -> arrays.add(gradients.get(path)));
    double norm = model.backend().norm(arrays);
    if (!Double.isFinite(norm)) {
      setbacks.add("%s, step %d: the norm of the gradient is %s".formatted(whose, step, norm), "");
      return norm;
    }
    OptionalDouble clip = optimizer.clipNorm();
    double factor = clip.isPresent() && norm > clip.getAsDouble() ? clip.getAsDouble() / norm : 1;
    optimizer.step(
        new ParameterGroup(paths, model.parameters().list(paths)),
        new ClippedGradients(arrays, factor),
        rate,
        step);
    return norm;
  }
}
