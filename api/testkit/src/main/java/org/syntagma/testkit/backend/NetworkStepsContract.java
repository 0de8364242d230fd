package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.StepwiseProgram;

/** What a language model computes step by step. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkStepsContract extends UsesNetwork {
  /** The greatest error of a logit v in steps, relative to max(1, |v|). */
  default double stepTolerance() {
    return 1e-4;
  }

  @Test
  default void stepsGiveTheLogitsOfTheWholeSequence() {
    Setting setting = NetworkBatch.setting(this);
    assumeTrue(setting.batch().containsKey(StepRows.STEPPED), "the network reads no tokens");
    assumeTrue(
        setting.outputs(Mode.inference()).containsKey(StepRows.OUTPUT),
        "the network gives no logits");
    int length = setting.batch().get(StepRows.STEPPED).values().size(1);
    StepRows rows = StepRows.of(setting, length, length - 2, length - 1);
    for (Backend backend : List.of(reference(), other())) {
      walk(backend, rows, length);
    }
  }

  /** Several first tokens, then one by one; rows change their places on the way. */
  private void walk(Backend backend, StepRows rows, int length) {
    StepRows kept = rows.keep(2, 0, 1, 2);
    try (NDManager owner = backend.manager().newSubManager();
        StepwiseProgram program = backend.stepwise(network(), StepRows.STEPPED, StepRows.OUTPUT);
        StepwiseProgram.Steps steps = rows.start(program, owner)) {
      rows.step(steps, 0, 3, owner, stepTolerance());
      steps.keep(new int[] {2, 0, 1, 2});
      for (int at = 3; at < length; at++) {
        kept.step(steps, at, at + 1, owner, stepTolerance());
      }
    }
  }
}
