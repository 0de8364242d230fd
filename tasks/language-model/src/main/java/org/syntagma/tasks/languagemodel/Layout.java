package org.syntagma.tasks.languagemodel;

import java.util.List;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Input;

/** How a text's ids are laid out for a kind of network. */
interface Layout {
  String TOKENS = "tokens";
  String SOURCE = "source";

  /**
   * Lays out a text.
   *
   * @param ids the text, each id predicting the next
   * @param cut where to cut it, if it must be cut
   * @throws DataException if it does not fit the network's context
   */
  Row row(int[] ids, Cut cut);

  /** How many ids of a text of {@code length} ids are read or predicted. */
  int used(int length);

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
  }

  /**
   * The layout for a model's network.
   *
   * @throws IllegalArgumentException if the network is no language model
   */
  static Layout of(Model model) {
    List<String> inputs = model.network().inputs().stream().map(Input::name).toList();
    if (!inputs.contains(TOKENS) || !Set.of(TOKENS, SOURCE).containsAll(inputs)) {
      throw new IllegalArgumentException(
          "a language model must read 'tokens', and may read 'source', but this network reads "
              + inputs
              + ": choose another network or task");
    }
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    return inputs.contains(SOURCE)
        ? new PrefixLayout(model.tokenizer().special().begin(), context)
        : new DecoderLayout(context);
  }
}
