package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * By how much the entropy, in nats, is less than a threshold, and 0 where it is not: punishes only
 * distributions that are too sure (Pereyra et al. 2017, section 3.2, the hinge).
 */
@Description("how far the entropy of what is predicted is below a threshold (Pereyra et al. 2017)")
final class Confidence extends TokenPenalty {
  private final double threshold;

  /** Settings of {@link Confidence}. */
  record Config(
      @Description("the entropy, in nats, from which on nothing is punished") @Positive
          double threshold) {
    static Config defaults() {
      return new Config(0.5);
    }
  }

  @Inject
  Confidence(Config config) {
    threshold = config.threshold();
  }

  @Override
  Value each(Ops ops, Value logits) {
    return ops.relu(ops.add(Entropy.negative(ops, logits), threshold));
  }

  @Override
  NDArray each(NDArray logits) {
    NDArray below = Entropy.negative(logits).add((float) threshold);
    return below.maximum(below.zerosLike());
  }
}
