package org.syntagma.api.task;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.LossFunction;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;

/**
 * What an update is asked to minimise over one batch. The trainer divides its sum by the elements
 * that all charges of the same penalty have in the whole update, and multiplies it by the weight.
 *
 * @param batch what the model reads
 * @param mode how it reads it
 * @param outputs the outputs and taps that the loss reads
 * @param loss in NDArray operations
 * @param objective the same in Ops, if there is one. It must be the same object in each update:
 *     compiled programs are kept by it
 * @param count how many elements the loss is summed over
 * @param value what is reported, for one element, where the loss itself is only a means to its
 *     gradient, as with the score function; the loss if empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Charge(
    Batch batch,
    Mode mode,
    Set<String> outputs,
    LossFunction loss,
    Optional<Objective> objective,
    long count,
    OptionalDouble value) {
  public Charge {
    outputs = Set.copyOf(outputs);
  }

  /** A charge whose loss is what is reported. */
  public Charge(
      Batch batch,
      Mode mode,
      Set<String> outputs,
      LossFunction loss,
      Optional<Objective> objective,
      long count) {
    this(batch, mode, outputs, loss, objective, count, OptionalDouble.empty());
  }

  /** The same loss of another batch that has the same arrays, and perhaps more. */
  public Charge of(Batch other) {
    return new Charge(other, mode, outputs, loss, objective, count, value);
  }

  /** The charge, reporting {@code found}. */
  public Charge reporting(double found) {
    return new Charge(batch, mode, outputs, loss, objective, count, OptionalDouble.of(found));
  }

  /** An addend of what is minimised. */
  public Term term(String name, double scale) {
    return new Term(name, outputs, loss, objective, scale);
  }
}
