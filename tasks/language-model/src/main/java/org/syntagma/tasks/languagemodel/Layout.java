package org.syntagma.tasks.languagemodel;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer.Special;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Input;
import org.syntagma.api.random.Randomness;
import org.syntagma.tasks.languagemodel.LanguageModelConfig.Goal;

/** How a text's ids are laid out for a kind of network. */
interface Layout {
  String TOKENS = "tokens";
  String SOURCE = "source";

  /**
   * Lays out a text.
   *
   * @param ids the text, each id predicting the next
   * @param cut where to cut it, if it must be cut; asked anew for each place
   * @throws DataException if it does not fit the network's context
   */
  Row row(int[] ids, Cut cut);

  /**
   * Where to cut a text in an evaluation, the same each time.
   *
   * @param index which text of the corpus it is
   */
  default Cut measuring(long index) {
    return (low, high) -> low + (high - low) / 2;
  }

  /** How many ids of a text are read or predicted; 0 where nothing is predicted. */
  int used(int[] ids);

  /** Refuses what is longer than the context, of which the network could read only a part. */
  static void check(int length, int context) {
    if (length > context) {
      throw new DataException(
          "a text needs %d positions, but the model's context is %d: give the model a larger context, or the corpus shorter texts"
              .formatted(length, context));
    }
  }

  /** Chooses a place between two, both inclusive. */
  @FunctionalInterface
  interface Cut {
    int between(int low, int high);

    /** Draws one place after the other from a stream. */
    static Cut drawn(Randomness randomness) {
      AtomicLong counter = new AtomicLong();
      return (low, high) ->
          low + (int) randomness.below(counter.getAndIncrement(), (long) high - low + 1);
    }
  }

  /**
   * The layout for a model's network.
   *
   * @throws IllegalArgumentException if the network is no language model, or has another objective
   */
  static Layout of(Model model, LanguageModelConfig config) {
    List<String> inputs = model.network().inputs().stream().map(Input::name).toList();
    if (!inputs.contains(TOKENS) || !Set.of(TOKENS, SOURCE).containsAll(inputs)) {
      throw new IllegalArgumentException(
          "a language model must read 'tokens', and may read 'source', but this network reads "
              + inputs
              + ": choose another network or task");
    }
    boolean encoder = inputs.contains(SOURCE);
    Goal goal = config.objective().orElse(encoder ? Goal.PREFIX : Goal.NEXT_TOKEN);
    if (encoder == (goal == Goal.NEXT_TOKEN)) {
      throw new IllegalArgumentException(
          encoder
              ? "the objective next-token is for networks without an encoder, but this one reads"
                  + " 'source': choose prefix or span-corruption"
              : "the objectives prefix and span-corruption need an encoder, but this network does"
                  + " not read 'source': choose next-token or another network");
    }
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    Special special = model.tokenizer().special();
    return switch (goal) {
      case NEXT_TOKEN -> new DecoderLayout(context);
      case PREFIX -> new PrefixLayout(special.begin(), context);
      case SPAN_CORRUPTION -> new SpanLayout(special, config.spans(), context);
    };
  }
}
