package org.syntagma.trainers.supervised;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.LossFunction;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.task.Charge;

/**
 * What a penalty charges for a micro-batch.
 *
 * @param weight how much it counts in this update
 * @param place stage and update, for messages
 */
record Charged(HeldBack by, Charge charge, double weight, String place) {
  private static final String DETACHED =
      "has a loss that does not depend on the model, so that nothing can be learned from it: make"
          + " it of the outputs, without stopping their gradients";

  /** What the sum is called among an update's losses; no task is called so. */
  String term() {
    return "penalty " + by.name();
  }

  /**
   * Whether it needs no forward and backward pass of its own beside the task's: it reads what the
   * task reads, and perhaps more.
   */
  boolean shares(Charge task) {
    return charge.batch().manager() == task.batch().manager()
        && charge.mode().equals(task.mode())
        && task.batch().arrays().entrySet().stream()
            .allMatch(array -> charge.batch().arrays().get(array.getKey()) == array.getValue());
  }

  /** The addend, in an update in which the penalty has {@code count} elements. */
  Term of(long count) {
    LossFunction checked = (outputs, batch) -> checked(charge.loss().loss(outputs, batch));
    return new Term(term(), charge.outputs(), checked, charge.objective(), weight / count);
  }

  /** The gradients of this alone. */
  Gradients alone(Model model, Term term) {
    try {
      return model.gradients(charge.batch(), List.of(term), charge.mode());
    } catch (EngineException e) {
      throw by.failure(place, "cannot be differentiated: " + e.getMessage());
    }
  }

  /**
   * Whether any parameter has a gradient of this alone.
   *
   * @throws org.syntagma.api.training.ComponentFailure if none has, though there is a loss
   */
  boolean moves(Model model, Gradients gradients) {
    NDList arrays = new NDList(gradients.arrays().values());
    boolean moves = !arrays.isEmpty() && model.backend().norm(arrays) != 0;
    if (!moves && gradients.losses().get(term()) != 0) {
      throw by.failure(place, DETACHED);
    }
    return moves;
  }

  private Loss checked(Loss loss) {
    NDArray sum = loss.sum();
    if (sum.getShape().size() != 1 || sum.getDataType() != DataType.FLOAT32) {
      throw by.failure(
          place,
          "gives a loss of the shape %s and type %s: it must be one float32 number, summed over its elements"
              .formatted(sum.getShape(), sum.getDataType()));
    }
    return loss;
  }

  /** What is reported where the loss's sum is {@code sum}, for all its elements. */
  double value(double sum) {
    if (!Double.isFinite(sum) || !Double.isFinite(charge.value().orElse(0))) {
      throw by.failure(
          place,
          "is "
              + (Double.isFinite(sum) ? charge.value().orElseThrow() : sum)
              + ". No parameter moved in this update: if the model is sound, the penalty is not"
              + " defined for what it found");
    }
    return charge.value().isPresent() ? charge.value().getAsDouble() * charge.count() : sum;
  }
}
