package org.syntagma.api.data;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.state.Stateful;

/**
 * Turns text into token ids and back. After {@link #learn} or {@link Stateful#load}, immutable and
 * safe for several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("text to tokens and back")
public interface Tokenizer extends Stateful {
  /**
   * Builds the vocabulary. Called at most once, before any other use; a fixed vocabulary does not
   * iterate.
   */
  void learn(Iterable<String> texts);

  /** The number of ids, special symbols included; ids are 0 to size − 1. */
  int size();

  Special special();

  /**
   * The ids of {@code text}, without begin and end symbols; what is not in the vocabulary becomes
   * unknown.
   */
  int[] encode(String text);

  /** The text of {@code ids}; special symbols are left out, unknown ones shown as U+FFFD. */
  String decode(int[] ids);

  /**
   * An empty text to which tokens are appended, without decoding all of it again. A tokenizer must
   * bring its own if the text of a token can depend on more than the eight tokens before it, or if
   * text can change that no U+FFFD stands for.
   */
  default GrowingText growing() {
    return TokenWindow.of(this);
  }

  /**
   * How many bytes of UTF-8 {@code ids} stand for. A tokenizer whose tokens can begin or end inside
   * a character counts them itself: its text of a part of one would have other bytes.
   */
  default long bytes(int[] ids) {
    return decode(ids).getBytes(StandardCharsets.UTF_8).length;
  }

  /** How one id is shown to people. */
  String symbol(int id);

  /**
   * The id of a symbol that text never becomes, such as one that {@link
   * org.syntagma.api.model.Edit.AddSymbols} added; empty if there is none of that name.
   */
  default OptionalInt id(String symbol) {
    return OptionalInt.empty();
  }

  /** Changes whenever {@link #encode} could; part of the key of token caches. */
  String identity();

  /**
   * Whether a generator may draw {@code id}: neither padding nor what only begins a text, nor an id
   * that no model can have learned.
   */
  default boolean canDraw(int id) {
    Special special = special();
    return id != special.pad() && (id != special.begin() || id == special.end());
  }

  /**
   * Whether a text that is continued begins with the begin symbol, as models expect it that were
   * trained elsewhere with this tokenizer.
   */
  default boolean beginsTexts() {
    return false;
  }

  /**
   * The special symbols' ids. All are different, but that one may both begin and end a text, as in
   * GPT-2's vocabulary.
   */
  record Special(int pad, int begin, int end, int unknown) {}
}
