package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.batches.Continuations;

/**
 * Σ −log(1 − p(c)) over candidates: at each place of {@code repeated} (batch, length, n) the ids
 * are, and in {@code repeats} of the same shape whether they count. 1 − p is at least 1e-5.
 */
final class Unlikelihood {
  private static final String REPEATED = "repeated";
  private static final String REPEATS = "repeats";
  private static final double LEAST = 1e-5;

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value all = ops.softmax(outputs.get(TokenPenalty.LOGITS), -1);
        Value chosen = ops.gather(all, -1, batch.get(REPEATED));
        Value other = ops.maximum(ops.sub(ops.constant(1), chosen), ops.constant(LEAST));
        return ops.neg(ops.sum(ops.mul(ops.log(other), batch.get(REPEATS))));
      };

  private static Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray all = outputs.get(TokenPenalty.LOGITS).softmax(-1);
    NDArray chosen = all.gather(batch.arrays().get(REPEATED), -1);
    NDArray other = chosen.neg().add(1f).maximum((float) LEAST);
    return new Loss(other.log().mul(batch.arrays().get(REPEATS)).sum().neg(), 0);
  }

  private Charge charge(Batch batch, Mode mode, long count) {
    return new Charge(
        batch,
        mode,
        Set.of(TokenPenalty.LOGITS),
        Unlikelihood::loss,
        Optional.of(objective),
        count);
  }

  /**
   * What the rows of a task's batch said before.
   *
   * @param window how many tokens back are looked at
   */
  Charge ofContext(Charge task, Optional<Integer> window) {
    List<long[]> rows = Continuations.rows(task.batch(), TokenPenalty.TARGETS);
    int width = rows.get(0).length;
    long[] ids = new long[rows.size() * width * width];
    float[] counts = new float[ids.length];
    for (int row = 0; row < rows.size(); row++) {
      long[] said = rows.get(row);
      for (int at = 1; at < width; at++) {
        if (said[at] >= 0) {
          int from = Math.max(0, at - window.orElse(at));
          candidates(said, from, at, (row * width + at) * width, ids, counts);
        }
      }
    }
    Batch batch = with(task.batch(), ids, counts, new Shape(rows.size(), width, width));
    return charge(batch, task.mode(), TokenPenalty.places(task.batch()));
  }

  private static void candidates(
      long[] said, int from, int at, int place, long[] ids, float[] counts) {
    Set<Long> seen = new HashSet<>();
    for (int i = from; i < at; i++) {
      if (said[i] >= 0 && said[i] != said[at] && seen.add(said[i])) {
        ids[place + i] = said[i];
        counts[place + i] = 1;
      }
    }
  }

  /** What the model repeats of itself. */
  Charge ofSamples(PenaltyContext context, AuxiliaryConfig config) {
    Batch task = context.task().batch();
    List<Prompt> prompts =
        Continuations.prompts(context.model(), task, config.rows(), config.prefix());
    List<Sample> samples = context.samples(prompts, config.decoding());
    Batch batch = Continuations.batch(context.model(), prompts, samples, task.manager());
    List<long[]> rows = Continuations.rows(batch, TokenPenalty.TARGETS);
    int width = rows.get(0).length;
    long[] ids = new long[rows.size() * width];
    float[] counts = new float[ids.length];
    for (int row = 0; row < rows.size(); row++) {
      long[] said = rows.get(row);
      boolean[] repeats = Repeats.of(said, config.ngram());
      for (int at = 0; at < width; at++) {
        if (repeats[at]) {
          ids[row * width + at] = said[at];
          counts[row * width + at] = 1;
        }
      }
    }
    Batch marked = with(batch, ids, counts, new Shape(rows.size(), width, 1));
    return charge(marked, context.task().mode(), batch.count());
  }

  private static Batch with(Batch batch, long[] ids, float[] counts, Shape shape) {
    NDManager manager = batch.manager();
    return batch.with(
        Map.of(REPEATED, manager.create(ids, shape), REPEATS, manager.create(counts, shape)));
  }
}
