package org.syntagma.trainers.adversarial;

import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.TrainingException;

/**
 * Moves a model's parameters along gradients.
 *
 * @param steps how many there will be in the whole stage
 * @param whose names the model in messages
 */
record Descent(Model model, Optimizer optimizer, long steps, String whose) {
  /**
   * One step.
   *
   * @param step counted from 1
   * @throws TrainingException if the gradient is not finite, or there is none
   */
  void step(Gradients gradients, long step) {
    List<String> paths =
        model.parameters().paths().stream().filter(gradients.arrays()::containsKey).toList();
    if (paths.isEmpty()) {
      throw new TrainingException(
          whose + ": no parameter that may move has a gradient: unfreeze some of them");
    }
    NDList arrays = new NDList(paths.size());
    paths.forEach(path -> arrays.add(gradients.arrays().get(path)));
    double norm = model.backend().norm(arrays);
    if (!Double.isFinite(norm)) {
      throw new TrainingException(
          "%s, step %d: the norm of the gradient is %s. Lower the schedule's peak or set clip-norm"
              .formatted(whose, step, norm));
    }
    OptionalDouble clip = optimizer.clipNorm();
    double factor = clip.isPresent() && norm > clip.getAsDouble() ? clip.getAsDouble() / norm : 1;
    optimizer.step(
        new ParameterGroup(paths, model.parameters().list(paths)),
        new ClippedGradients(arrays, factor),
        optimizer.schedule().at(step, steps),
        step);
  }
}
