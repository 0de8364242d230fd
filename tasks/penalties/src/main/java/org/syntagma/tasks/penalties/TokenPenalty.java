package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Loss;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.batches.Continuations;

/**
 * A function of the distribution at each place where a token is predicted; its elements are these
 * places. Tasks that predict no tokens are left alone.
 */
abstract class TokenPenalty implements Penalty {
  static final String LOGITS = "logits";
  static final String TARGETS = "targets";

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value targets = batch.get(TARGETS);
        Value nothing = ops.less(targets, ops.constant(0));
        return ops.sum(ops.where(nothing, ops.constant(0), each(ops, outputs.get(LOGITS))));
      };

  /** From logits (batch, length, vocabulary) to (batch, length). */
  abstract Value each(Ops ops, Value logits);

  /** The same in NDArray operations. */
  abstract NDArray each(NDArray logits);

  @Override
  public final Optional<Charge> charge(PenaltyContext context) {
    Charge task = context.task();
    return fits(task) ? Optional.of(charge(task, places(task.batch()))) : Optional.empty();
  }

  private Charge charge(Charge task, long places) {
    return new Charge(
        task.batch(), task.mode(), Set.of(LOGITS), this::loss, Optional.of(objective), places);
  }

  private Loss loss(Map<String, NDArray> outputs, Batch batch) {
    return sum(each(outputs.get(LOGITS)), batch);
  }

  /** The sum of {@code each} (batch, length) over the places where a token is predicted. */
  static Loss sum(NDArray each, Batch batch) {
    NDArray predicted = batch.arrays().get(TARGETS).gte(0);
    NDArray counted = NDArrays.where(predicted, each, each.zerosLike());
    return new Loss(counted.sum(), places(batch));
  }

  /** log p of each target, (batch, length); of some token where there is none. */
  static NDArray logProbabilities(NDArray logits, Batch batch) {
    NDArray index = batch.arrays().get(TARGETS).maximum(0).expandDims(-1);
    return logits.logSoftmax(-1).gather(index, -1).squeeze(-1);
  }

  /** Whether a task predicts tokens. */
  static boolean fits(Charge task) {
    return task.outputs().contains(LOGITS) && Continuations.has(task.batch());
  }

  /** How many tokens are predicted. */
  static long places(Batch batch) {
    return Continuations.rows(batch, TARGETS).stream()
        .mapToLong(row -> Arrays.stream(row).filter(id -> id >= 0).count())
        .sum();
  }
}
