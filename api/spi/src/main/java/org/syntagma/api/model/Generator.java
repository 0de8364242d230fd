package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/** Continues prompts. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Generator {
  /**
   * One sample for each prompt. A row's draws depend on {@code randomness}, the row and the
   * position only, not on the other rows. Beam search draws nothing.
   *
   * @throws IllegalArgumentException if the decoding has {@link Decoding#problems}, or prompt and
   *     maximum exceed the network's context; says both numbers
   * @throws org.syntagma.api.data.DataException if an allowed text or a word of the grammar has
   *     characters that the vocabulary lacks, or an allowed text more tokens than the maximum
   */
  default List<Sample> generate(List<Prompt> prompts, Decoding decoding, Randomness randomness) {
    return generate(prompts, decoding, randomness, (row, token) -> {});
  }

  /**
   * The same, telling {@code listener} each token of a sample as soon as it is certain that it
   * stays: when it is drawn; with stop strings when it cannot be part of one any more; with beam
   * search at the end.
   */
  List<Sample> generate(
      List<Prompt> prompts, Decoding decoding, Randomness randomness, TokenListener listener);

  /**
   * The best texts that beam search finds for each prompt, by falling {@link Decoding#score}, at
   * least one; fewer than {@code count} where no more are possible.
   *
   * @param count from 1 to the number of beams
   * @throws IllegalArgumentException as {@link #generate}, if the temperature is not 0, and if
   *     there are fewer beams than {@code count}
   */
  List<List<Sample>> best(List<Prompt> prompts, Decoding decoding, int count);

  /** Hears tokens as they are drawn. */
  @FunctionalInterface
  interface TokenListener {
    void drawn(int row, int token);
  }
}
