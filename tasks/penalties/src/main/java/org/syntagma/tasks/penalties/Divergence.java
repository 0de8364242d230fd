package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;

/**
 * KL(π ‖ π₀) in nats at each place where a token is predicted, π₀ being the model as it was when
 * the stage began, frozen and without dropout: keeps what a stage teaches from changing all that
 * was known.
 */
@Description("KL divergence from the model to what it was when the stage began")
final class Divergence implements Penalty, AutoCloseable {
  private static final String REFERENCE = "reference";

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value log = ops.logSoftmax(outputs.get(TokenPenalty.LOGITS), -1);
        Value each = ops.sum(ops.mul(ops.exp(log), ops.sub(log, batch.get(REFERENCE))), -1);
        Value nothing = ops.less(batch.get(TokenPenalty.TARGETS), ops.constant(0));
        return ops.sum(ops.where(nothing, ops.constant(0), each));
      };

  private Optional<Model> reference = Optional.empty();

  @Inject
  Divergence() {}

  @Override
  public void check(Model model) {
    close();
    reference = Optional.of(model.snapshot());
  }

  @Override
  public Optional<Charge> charge(PenaltyContext context) {
    Charge task = context.task();
    if (!TokenPenalty.fits(task)) {
      return Optional.empty();
    }
    NDArray log = reference(task.batch()).logSoftmax(-1);
    return Optional.of(
        new Charge(
            task.batch().with(Map.of(REFERENCE, log)),
            task.mode(),
            Set.of(TokenPenalty.LOGITS),
            Divergence::loss,
            Optional.of(objective),
            TokenPenalty.places(task.batch())));
  }

  private NDArray reference(Batch batch) {
    Set<String> logits = Set.of(TokenPenalty.LOGITS);
    return reference.orElseThrow().run(batch, logits, Mode.inference()).get(TokenPenalty.LOGITS);
  }

  private static Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray log = outputs.get(TokenPenalty.LOGITS).logSoftmax(-1);
    NDArray each = log.exp().mul(log.sub(batch.arrays().get(REFERENCE))).sum(new int[] {-1});
    return TokenPenalty.sum(each, batch);
  }

  @Override
  public void save(StateWriter out) {
    reference.ifPresent(model -> model.parameters().asMap().forEach(out::array));
  }

  @Override
  public void load(StateReader in) {
    Model copy = reference.orElseThrow();
    for (String path : in.names()) {
      try (NDArray value = in.array(path, copy.backend().manager())) {
        copy.parameters().get(path).set(value.toByteBuffer());
      }
    }
  }

  @Override
  public void close() {
    reference.ifPresent(Model::close);
  }
}
