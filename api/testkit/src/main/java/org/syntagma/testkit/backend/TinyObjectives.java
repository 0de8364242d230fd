package org.syntagma.testkit.backend;

import java.util.Map;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;

/** What {@link TinyNetwork} learns in the tests. */
final class TinyObjectives {
  /** The cross entropy of the targets. */
  static final Objective LANGUAGE =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get("logits"), batch.get("targets")));

  /** The squared logarithm of the softmax's denominator, at all positions. */
  static final Objective PENALTY =
      (ops, outputs, batch) -> {
        Value total = ops.logSumExp(outputs.get("logits"), -1);
        return ops.sum(ops.mul(total, total));
      };

  /** How little the second head of {@link TinyNetwork#WEIGHTS} looks anywhere. */
  static final Objective ATTENTION =
      (ops, outputs, batch) -> {
        Value head = ops.slice(outputs.get(TinyNetwork.WEIGHTS), 1, 1, 2);
        return ops.neg(ops.sum(ops.log(ops.add(head, 0.1))));
      };

  static final Map<String, Objective> BOTH = Map.of("language", LANGUAGE, "penalty", PENALTY);

  private TinyObjectives() {}
}
