package org.syntagma.trainers.rewards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Grammar.Prefix;

/**
 * Reads texts as words of a grammar. White space parts words; it may be left out where one of the
 * two characters that meet is a sign, which is ASCII but neither letter nor digit: {@code "dog ."}
 * and {@code "dog."} are both a dog and a full stop. Of several readings the longest counts.
 */
final class GrammarReading {
  private final Grammar grammar;
  private final int longest;

  GrammarReading(Grammar grammar) {
    this.grammar = grammar;
    this.longest = grammar.words().stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * How far a text is a sentence.
   *
   * @param begun how many of its first words some sentence begins with
   * @param words how many it has
   * @param sentence whether it is one
   */
  record Found(int begun, int words, boolean sentence) {
    /** The share of the words, and of the end, up to which the text is right. */
    double credit() {
      return sentence ? 1 : (double) begun / (words + 1);
    }
  }

  Found read(String text) {
    String plain = String.join(" ", Unit.words(text));
    // By where a word ended: the prefixes that lead there, each with the number of its words.
    TreeMap<Integer, Map<Prefix, Integer>> ends = new TreeMap<>();
    ends.put(0, Map.of(grammar.start(), 0));
    int begun = 0;
    int read = 0;
    for (Integer at = 0; at != null && at < plain.length(); at = ends.higherKey(at)) {
      for (Map.Entry<Prefix, Integer> each : ends.get(at).entrySet()) {
        follow(plain, at, each.getKey(), each.getValue(), ends);
      }
    }
    for (Map.Entry<Integer, Map<Prefix, Integer>> end : ends.entrySet()) {
      int words = end.getValue().values().stream().mapToInt(Integer::intValue).max().orElse(0);
      if (words > begun) {
        begun = words;
        read = end.getKey();
      }
    }
    List<String> rest = Unit.words(plain.substring(read));
    boolean sentence =
        ends.getOrDefault(plain.length(), Map.of()).keySet().stream().anyMatch(Prefix::complete);
    return new Found(begun, begun + rest.size(), sentence);
  }

  /** Adds where the words lead that may come behind those that ended at {@code at}. */
  private void follow(
      String text, int at, Prefix prefix, int words, Map<Integer, Map<Prefix, Integer>> ends) {
    int from = text.charAt(at) == ' ' ? at + 1 : at;
    Set<String> next = prefix.next();
    for (int to = from + 1; to <= Math.min(text.length(), from + longest); to++) {
      String word = text.substring(from, to);
      if (mayEnd(text, to) && next.contains(word)) {
        ends.computeIfAbsent(to, absent -> new HashMap<>())
            .merge(prefix.after(word), words + 1, Math::max);
      }
    }
  }

  private static boolean mayEnd(String text, int to) {
    return to == text.length()
        || text.charAt(to) == ' '
        || isSign(text.charAt(to - 1))
        || isSign(text.charAt(to));
  }

  private static boolean isSign(char character) {
    return character < 0x80 && !Character.isLetterOrDigit(character);
  }
}
