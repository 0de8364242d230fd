package org.syntagma.data.tokenizers;

import java.util.List;

/**
 * Words to readable text: a space between words, but none before closing punctuation, after opening
 * punctuation, or around a line break; plain double quotes open and close in turn. Splitting the
 * text again gives the same words.
 */
final class WordJoiner {
  private static final String CLOSING = ".,;:!?)]}%…’”»'、。，！？；：）";
  private static final String OPENING = "([{$#“‘«¿¡（";

  private final StringBuilder text = new StringBuilder();
  private boolean quoted;
  private boolean glued = true;

  private WordJoiner() {}

  static String join(List<String> words) {
    WordJoiner joiner = new WordJoiner();
    words.forEach(joiner::add);
    return joiner.text.toString();
  }

  private void add(String word) {
    boolean lineBreak = word.equals("\n");
    boolean quote = word.equals("\"");
    boolean closing = lineBreak || CLOSING.contains(word) || (quote && quoted);
    if (!glued && !closing) {
      text.append(' ');
    }
    text.append(word);
    glued = lineBreak || OPENING.contains(word) || (quote && !quoted);
    quoted = !lineBreak && (quote != quoted);
  }
}
