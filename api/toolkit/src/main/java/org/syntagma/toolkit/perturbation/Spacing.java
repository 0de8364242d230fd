package org.syntagma.toolkit.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.words.WordJoiner;

/**
 * The spaces of a sentence.
 *
 * @param before what stands before each word; empty if the words are not in the text one after the
 *     other, as those of some treebanks
 */
record Spacing(Optional<List<String>> before) {

  static Spacing of(Sentence sentence) {
    List<String> before = new ArrayList<>();
    int end = 0;
    for (String word : sentence.words()) {
      int start = sentence.text().indexOf(word, end);
      if (start < 0 || !sentence.text().substring(end, start).isBlank()) {
        return new Spacing(Optional.empty());
      }
      before.add(before.isEmpty() ? "" : sentence.text().substring(end, start));
      end = start + word.length();
    }
    return new Spacing(Optional.of(before));
  }

  /** Other words in the same places. */
  String text(List<String> words) {
    if (before.isEmpty()) {
      return WordJoiner.join(words);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      text.append(before.get().get(i)).append(words.get(i));
    }
    return text.toString();
  }

  /**
   * Some of the words, or all in another order.
   *
   * @param order positions, from 0
   */
  String kept(List<String> words, List<Integer> order) {
    if (before.isEmpty()) {
      return WordJoiner.join(order.stream().map(words::get).toList());
    }
    StringBuilder text = new StringBuilder(words.get(order.get(0)));
    for (int i = 1; i < order.size(); i++) {
      text.append(between(words, order.get(i - 1), order.get(i))).append(words.get(order.get(i)));
    }
    return text.toString();
  }

  /** New neighbours are parted, but for punctuation that stood close to what was beside it. */
  private String between(List<String> words, int left, int right) {
    List<String> gaps = before.orElseThrow();
    if (right == left + 1) {
      return gaps.get(right);
    }
    boolean closes = right > 0 && gaps.get(right).isEmpty() && isMark(words.get(right));
    boolean opens =
        left + 1 < gaps.size() && gaps.get(left + 1).isEmpty() && isMark(words.get(left));
    return closes || opens ? "" : " ";
  }

  private static boolean isMark(String word) {
    return word.codePoints().noneMatch(Character::isLetterOrDigit);
  }
}
