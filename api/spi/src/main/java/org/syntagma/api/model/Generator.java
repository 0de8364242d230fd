package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/** Continues prompts. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Generator {
  /**
   * One sample for each prompt. A row's draws depend on {@code randomness}, the row and the
   * position only, not on the other rows.
   *
   * @throws IllegalArgumentException if prompt and maximum exceed the network's context; says both
   *     numbers
   */
  default List<Sample> generate(List<Prompt> prompts, Decoding decoding, Randomness randomness) {
    return generate(prompts, decoding, randomness, (row, token) -> {});
  }

  /** The same, telling {@code listener} each token as soon as it is drawn. */
  List<Sample> generate(
      List<Prompt> prompts, Decoding decoding, Randomness randomness, TokenListener listener);

  /** Hears tokens as they are drawn. */
  @FunctionalInterface
  interface TokenListener {
    void drawn(int row, int token);
  }
}
