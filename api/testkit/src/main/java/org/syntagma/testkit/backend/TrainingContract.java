package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** Gradients and updates together train, and leave nothing behind. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TrainingContract extends UsesBackend {
  @Test
  default void theLossFalls() {
    List<Double> losses = TinyTraining.losses(backend(), 50);
    double first = losses.get(0);
    double last = losses.get(losses.size() - 1);
    assertTrue(last < 0.2 * first, "the loss went from " + first + " to " + last);
  }

  @Test
  default void trainingLeavesNoArraysBehind() {
    Leaks.none(backend().manager(), () -> TinyTraining.losses(backend(), 20));
  }
}
