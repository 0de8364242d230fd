package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Loss;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;

/** Half the square of the prediction, of the task's batch or of one of its own with one point. */
final class Shrinking implements Penalty {
  private final Optional<Objective> objective;
  private final Optional<Point> own;
  private Function<NDArray, NDArray> damage = sum -> sum;
  private OptionalDouble reported = OptionalDouble.empty();
  private long asked;

  private Shrinking(Optional<Objective> objective, Optional<Point> own) {
    this.objective = objective;
    this.own = own;
  }

  static Shrinking plain() {
    return new Shrinking(Optional.empty(), Optional.empty());
  }

  static Shrinking compiled() {
    return compiled(
        (ops, outputs, batch) -> {
          var prediction = outputs.get("prediction");
          return ops.mul(ops.sum(ops.mul(prediction, prediction)), 0.5);
        });
  }

  static Shrinking compiled(Objective objective) {
    return new Shrinking(Optional.of(objective), Optional.empty());
  }

  static Shrinking at(Point point) {
    return new Shrinking(Optional.empty(), Optional.of(point));
  }

  Shrinking damaged(Function<NDArray, NDArray> how) {
    damage = how;
    return this;
  }

  Shrinking reporting(double value) {
    reported = OptionalDouble.of(value);
    return this;
  }

  long asked() {
    return asked;
  }

  @Override
  public Optional<Charge> charge(PenaltyContext context) {
    asked++;
    Batch batch =
        own.map(point -> batch(context.task().batch(), point)).orElse(context.task().batch());
    Mode mode = own.isPresent() ? Mode.trainingWithoutDropout() : context.task().mode();
    Charge charge =
        new Charge(batch, mode, Set.of("prediction"), this::loss, objective, batch.count());
    return Optional.of(reported.isPresent() ? charge.reporting(reported.getAsDouble()) : charge);
  }

  private static Batch batch(Batch task, Point point) {
    NDArray x = task.manager().create(new float[][] {{point.a(), point.b()}});
    return Batch.of(task.manager(), Map.of("x", x), point.times());
  }

  private Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray sum = outputs.get("prediction").square().sum().mul(0.5f);
    return new Loss(damage.apply(sum), batch.count());
  }

  @Override
  public void save(StateWriter out) {
    out.number("asked", asked);
  }

  @Override
  public void load(StateReader in) {
    asked = in.number("asked");
  }
}
