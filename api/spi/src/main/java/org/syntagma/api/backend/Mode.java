package org.syntagma.api.backend;

import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * How a network runs.
 *
 * @param training gradients can be taken and dropout drops
 * @param randomness the stream of the dropout masks; dropout is off when empty
 * @param recompute whether gradient programs compute again, in the backward pass, what is in {@link
 *     org.syntagma.api.ops.Ops#recompute}, instead of keeping it; others take no notice
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Mode(boolean training, Optional<Randomness> randomness, boolean recompute) {
  public static Mode inference() {
    return new Mode(false, Optional.empty(), false);
  }

  public static Mode training(Randomness randomness) {
    return new Mode(true, Optional.of(randomness), false);
  }

  /** Gradients, but no dropout. */
  public static Mode trainingWithoutDropout() {
    return new Mode(true, Optional.empty(), false);
  }

  /** The same with less memory, for more time. */
  public Mode recomputing() {
    return new Mode(training, randomness, true);
  }
}
