package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.StepwiseProgram;

/** Programs and updates together train, and leave nothing behind. */
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

  @Test
  default void stepsLeaveNoArraysBehind() {
    Leaks.none(
        backend().manager(),
        () -> {
          try (NDManager model = backend().manager().newSubManager();
              StepwiseProgram program =
                  backend().stepwise(TinySteps.SETTING.network(), "tokens", "logits")) {
            Parameters parameters = TinySteps.SETTING.parameters(model);
            return Leaks.none(model, () -> walk(program, parameters, model));
          }
        });
  }

  private static int walk(StepwiseProgram program, Parameters parameters, NDManager model) {
    TinySteps rows = TinySteps.ragged();
    try (NDManager context = model.newSubManager();
        StepwiseProgram.Steps steps =
            program.start(parameters, rows.context(context), rows.starts(), TinySteps.LENGTH)) {
      for (int at = 0; at < TinySteps.LENGTH; at++) {
        try (NDManager owner = context.newSubManager()) {
          steps.step(rows.tokens(owner, at, at + 1));
        }
        steps.keep(new int[] {0, 1, 2});
      }
      return steps.position();
    }
  }
}
