package org.syntagma.toolkit.constraints;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;

/**
 * The bytes of UTF-8 that tokens add to a text, each byte as one char.
 *
 * @param end the end symbol
 * @param first what tokens are at the beginning of a text
 * @param later what they are after others
 */
record Vocabulary(int end, TokenTrie first, TokenTrie later) {
  private static final String UNKNOWN = "\uFFFD";

  /**
   * Reads all tokens that may be drawn.
   *
   * @param words tell the bytes of tokens that end inside their characters
   */
  static Vocabulary of(Tokenizer tokenizer, Set<String> words) {
    Map<Integer, String> parts = parts(tokenizer, words);
    Optional<Integer> anchor = anchor(tokenizer);
    TokenTrie first = new TokenTrie();
    TokenTrie later = new TokenTrie();
    drawable(tokenizer)
        .forEach(
            id -> {
              String alone = tokenizer.decode(new int[] {id});
              if (alone.contains(UNKNOWN)) {
                alone = "";
              }
              String after = anchor.map(each -> after(tokenizer, each, id)).orElse(alone);
              first.put(alone.isEmpty() ? parts.getOrDefault(id, "") : bytes(alone), id);
              later.put(after.isEmpty() ? parts.getOrDefault(id, "") : bytes(after), id);
            });
    return new Vocabulary(tokenizer.special().end(), first, later);
  }

  private static IntStream drawable(Tokenizer tokenizer) {
    Tokenizer.Special special = tokenizer.special();
    return IntStream.range(0, tokenizer.size())
        .filter(tokenizer::canDraw)
        .filter(id -> id != special.end() && id != special.unknown());
  }

  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** A token after which others are written as in the middle of a text: the shortest of letters. */
  private static Optional<Integer> anchor(Tokenizer tokenizer) {
    return drawable(tokenizer)
        .boxed()
        .filter(id -> tokenizer.decode(new int[] {id}).matches("[a-z]{1,20}"))
        .min((a, b) -> Integer.compare(length(tokenizer, a), length(tokenizer, b)));
  }

  private static int length(Tokenizer tokenizer, int id) {
    return tokenizer.decode(new int[] {id}).length();
  }

  private static String after(Tokenizer tokenizer, int anchor, int id) {
    String before = tokenizer.decode(new int[] {anchor});
    String both = tokenizer.decode(new int[] {anchor, id});
    return both.startsWith(before) && !both.contains(UNKNOWN)
        ? both.substring(before.length())
        : "";
  }

  /** The bytes of tokens that end inside a character, as far as the words have them. */
  private static Map<Integer, String> parts(Tokenizer tokenizer, Set<String> words) {
    Map<Integer, String> parts = new HashMap<>();
    for (String word : words) {
      String bytes = bytes(word);
      if (bytes.length() == word.length()) {
        continue;
      }
      int[] ids = tokenizer.encode(word);
      if (tokenizer.bytes(ids) == bytes.length()) {
        int at = 0;
        for (int id : ids) {
          int length = (int) tokenizer.bytes(new int[] {id});
          int to = Math.min(bytes.length(), at + length);
          if (tokenizer.decode(new int[] {id}).contains(UNKNOWN)) {
            parts.put(id, bytes.substring(at, to));
          }
          at = to;
        }
      }
    }
    return parts;
  }
}
