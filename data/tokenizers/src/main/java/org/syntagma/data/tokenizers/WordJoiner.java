package org.syntagma.data.tokenizers;

import java.util.List;

/**
 * Words to readable text: a space between words, but none before closing punctuation, after opening
 * punctuation, or around a line break; plain double quotes open and close in turn. Splitting the
 * text again gives the same words.
 *
 * @param quoted whether a quote is open
 * @param glued whether no space may follow
 * @param added what the last word added to the text
 */
record WordJoiner(boolean quoted, boolean glued, String added) {
  static final WordJoiner START = new WordJoiner(false, true, "");

  private static final String CLOSING = ".,;:!?)]}%…’”»'、。，！？；：）";
  private static final String OPENING = "([{$#“‘«¿¡（";

  static String join(List<String> words) {
    StringBuilder text = new StringBuilder();
    WordJoiner joiner = START;
    for (String word : words) {
      joiner = joiner.add(word);
      text.append(joiner.added);
    }
    return text.toString();
  }

  /** With one more word; the empty one changes nothing. */
  WordJoiner add(String word) {
    if (word.isEmpty()) {
      return new WordJoiner(quoted, glued, "");
    }
    boolean lineBreak = word.equals("\n");
    boolean quote = word.equals("\"");
    boolean closing = lineBreak || CLOSING.contains(word) || (quote && quoted);
    return new WordJoiner(
        !lineBreak && (quote != quoted),
        lineBreak || OPENING.contains(word) || (quote && !quoted),
        glued || closing ? word : " " + word);
  }
}
