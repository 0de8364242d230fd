package org.syntagma.toolkit.constraints;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  /**
   * Reads all tokens that may be drawn.
   *
   * @param words tell the bytes of tokens that end inside their characters
   */
  static Vocabulary of(Tokenizer tokenizer, Set<String> words) {
    Map<Integer, String> parts = parts(tokenizer, words);
    Map<Integer, String> alone = new LinkedHashMap<>();
    drawable(tokenizer).forEach(id -> alone.put(id, tokenizer.decode(new int[] {id})));
    Optional<Integer> anchor = anchor(alone);
    TokenTrie first = new TokenTrie();
    TokenTrie later = new TokenTrie();
    alone.forEach(
        (id, text) -> {
          String begins = text.contains(UNKNOWN) ? "" : text;
          String follows =
              anchor.map(each -> after(tokenizer, each, alone.get(each), id)).orElse(begins);
          first.put(begins.isEmpty() ? parts.getOrDefault(id, "") : bytes(begins), id);
          later.put(follows.isEmpty() ? parts.getOrDefault(id, "") : bytes(follows), id);
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
  private static Optional<Integer> anchor(Map<Integer, String> alone) {
    return alone.entrySet().stream()
        .filter(each -> LETTERS.matcher(each.getValue()).matches())
        .min(Comparator.comparingInt(each -> each.getValue().length()))
        .map(Map.Entry::getKey);
  }

  private static String after(Tokenizer tokenizer, int anchor, String before, int id) {
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
