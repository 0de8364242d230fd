package org.syntagma.api.ops;

import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * A network whose encoder also reads vectors that others make, so that tasks with inputs of their
 * own, such as words and their characters, share it.
 *
 * <p>Its own {@link #apply} reads {@code source} through it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Encoder extends Network {
  /** The size of the vectors that the encoder reads and gives. */
  int width();

  /**
   * The most vectors that {@link #encode} reads at once, if they are bounded, as by learned
   * positions; by default those of {@link #context}.
   */
  default OptionalInt encoderContext() {
    return context();
  }

  /**
   * What the encoder makes of a sequence.
   *
   * @param ops as for {@link #apply}; parameters and taps have the paths that they have there
   * @param vectors (batch, length, width), without anything that tells positions
   * @param visible (batch, length), boolean: which positions are no padding, which stands at the
   *     end
   * @return (batch, length, width)
   */
  Value encode(Ops ops, Value vectors, Value visible);
}
