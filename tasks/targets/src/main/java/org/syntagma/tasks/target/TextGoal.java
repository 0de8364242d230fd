package org.syntagma.tasks.target;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;

/** What a text asks about itself. */
enum TextGoal {
  /** The sentence that follows those before it. */
  NEXT {
    @Override
    Optional<Pair> pair(String text, double share, Randomness randomness) {
      List<Integer> starts = starts(text);
      if (starts.size() < 2) {
        return Optional.empty();
      }
      int at = 1 + (int) randomness.below(0, starts.size() - 1L);
      int from = starts.get(at);
      int to = at + 1 < starts.size() ? starts.get(at + 1) : text.length();
      return Optional.of(
          Pair.of(text.substring(0, from).strip(), text.substring(from, to).strip()));
    }

    @Override
    Pair longest(String text) {
      return Pair.of(text.strip(), "");
    }
  },

  /**
   * The text, of which each word was left out with a probability of {@code share} (token deletion,
   * Lewis 2020, section 2.2); at least one is left.
   */
  DENOISE {
    @Override
    Optional<Pair> pair(String text, double share, Randomness randomness) {
      List<String> words = WordPieces.words(text);
      if (words.isEmpty()) {
        return Optional.empty();
      }
      List<String> left = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (randomness.uniform(i) >= share) {
          left.add(words.get(i));
        }
      }
      if (left.isEmpty()) {
        left.add(words.get((int) randomness.below(words.size(), words.size())));
      }
      return Optional.of(Pair.of(String.join(" ", left), text.strip()));
    }

    @Override
    Pair longest(String text) {
      return Pair.of(text.strip(), text.strip());
    }
  },

  /** A span of words, a {@code share} of them and at least one, in whose place {@link #GAP} is. */
  SPAN {
    @Override
    Optional<Pair> pair(String text, double share, Randomness randomness) {
      List<String> words = WordPieces.words(text);
      if (words.size() < 2) {
        return Optional.empty();
      }
      int length = Math.max(1, Math.min(words.size() - 1, (int) Math.round(share * words.size())));
      int from = (int) randomness.below(0, words.size() - length + 1L);
      List<String> left = new ArrayList<>(words.subList(0, from));
      left.add(GAP);
      left.addAll(words.subList(from + length, words.size()));
      return Optional.of(
          Pair.of(String.join(" ", left), String.join(" ", words.subList(from, from + length))));
    }

    @Override
    Pair longest(String text) {
      return Pair.of(text.strip() + " " + GAP, "");
    }
  };

  /** What stands in a text where an answer was cut out. */
  static final String GAP = "___";

  /**
   * A question with its answer; empty if the text is too short for one.
   *
   * @param share of its words, in (0, 1)
   */
  abstract Optional<Pair> pair(String text, double share, Randomness randomness);

  /** A pair that has about as many tokens as the longest that {@link #pair} makes. */
  abstract Pair longest(String text);

  /** Where each sentence begins that is more than white space. */
  private static List<Integer> starts(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<Integer> starts = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      if (!text.substring(from, to).isBlank()) {
        starts.add(from);
      }
      from = to;
    }
    return starts;
  }
}
