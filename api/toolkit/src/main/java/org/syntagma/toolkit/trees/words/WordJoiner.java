package org.syntagma.toolkit.trees.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Makes readable text of the words of a treebank: no space before closing punctuation, after
 * opening punctuation or before a clitic such as {@code n't}; plain double quotes open and close in
 * turn. A guess: the original spaces are not in the words.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WordJoiner {
  private static final Set<String> CLOSING =
      Set.of(".", ",", ";", ":", "!", "?", "...", "…", "%", ")", "]", "}", "''", "”", "’");
  private static final Set<String> OPENING =
      Set.of("(", "[", "{", "$", "#", "£", "€", "``", "“", "‘");
  private static final Set<String> CLITICS =
      Set.of(
          "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'", "n’t", "’s", "’re", "’ve", "’ll", "’d",
          "’m");
  private static final String QUOTE = "\"";

  private WordJoiner() {}

  /** The words with spaces where they belong. */
  public static String join(List<String> words) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    boolean glued = true;
    for (String word : words) {
      boolean quote = word.equals(QUOTE);
      boolean closes =
          CLOSING.contains(word)
              || CLITICS.contains(word.toLowerCase(Locale.ROOT))
              || (quote && quoted);
      text.append(glued || closes ? "" : " ").append(word);
      glued = OPENING.contains(word) || (quote && !quoted);
      quoted = quote != quoted;
    }
    return text.toString();
  }
}
