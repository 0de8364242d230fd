package org.syntagma.api.backend;

import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * How a network runs.
 *
 * @param training gradients can be taken and dropout drops
 * @param randomness the stream of the dropout masks; dropout is off when empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Mode(boolean training, Optional<Randomness> randomness) {
  public static Mode inference() {
    return new Mode(false, Optional.empty());
  }

  public static Mode training(Randomness randomness) {
    return new Mode(true, Optional.of(randomness));
  }

  /** Gradients, but no dropout. */
  public static Mode trainingWithoutDropout() {
    return new Mode(true, Optional.empty());
  }
}
