package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;

/** A change of a model's structure. Parameters that exist before and after keep their bytes. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Edit {
  /** Adds an output, or leaves the model as it is where it already has that head. */
  record AddHead(Head head) implements Edit {}

  /**
   * Adds inputs and their outputs, or leaves the model as it is where it already has that front
   * end.
   */
  record AddFrontEnd(FrontEnd frontEnd) implements Edit {}

  /**
   * Makes parameters constant whose path matches: {@code *} within one name, {@code **} over any
   * names.
   */
  record Freeze(String pattern) implements Edit {}

  /** Lets parameters move again that were frozen, unless the network says that they never learn. */
  record Unfreeze(String pattern) implements Edit {}

  /** From now on, all dropout of the model has this rate instead of its own. */
  record SetDropout(double rate) implements Edit {}

  /**
   * Adds symbols to the tokenizer, and a row for each wherever the network has one for each id.
   * Those that the tokenizer has stay as they are; so do all older rows.
   */
  record AddSymbols(List<String> symbols) implements Edit {
    public AddSymbols {
      symbols = List.copyOf(symbols);
    }
  }

  /**
   * Low-rank adaptation (Hu 2021): each matrix whose path matches stays as it is, and {@code alpha
   * / rank · B · A} is added to it, of which A (rank, in) and B (out, rank) are trained. B begins
   * at 0, so the model first computes what it did.
   *
   * @param pattern as in {@link Freeze}
   */
  record AddLora(String pattern, int rank, double alpha) implements Edit {}

  /** Adds what {@link AddLora} trained to the matrices, which are trainable then. */
  record MergeLora() implements Edit {}
}
