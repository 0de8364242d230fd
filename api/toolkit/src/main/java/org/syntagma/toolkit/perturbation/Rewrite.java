package org.syntagma.toolkit.perturbation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;

/**
 * Sentences with other words, fewer, or in another order. Text, tree and annotations follow the
 * words. Spaces stay as they were wherever two words are still neighbours.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Rewrite {
  private Rewrite() {}

  /**
   * With other words at some positions, from 0. The tree stays; of the annotations only {@link
   * Sentence#UPOS} does, as a form's other features are its own.
   */
  public static Sentence replaced(Sentence sentence, Map<Integer, String> others) {
    List<String> words = new ArrayList<>(sentence.words());
    others.forEach(words::set);
    Map<String, List<String>> annotations = new HashMap<>();
    sentence.annotation(Sentence.UPOS).ifPresent(values -> annotations.put(Sentence.UPOS, values));
    return new Sentence(
        words,
        Spacing.of(sentence).text(words),
        sentence.tree().map(tree -> TreeChange.replaced(tree, words)),
        annotations,
        "");
  }

  /**
   * Without the words at some positions, from 0. In a dependency tree dependents of a word that is
   * gone hang on its nearest ancestor that is left.
   *
   * @throws IllegalArgumentException if no word would be left
   */
  public static Sentence without(Sentence sentence, Set<Integer> words) {
    return kept(
        sentence,
        IntStream.range(0, sentence.words().size())
            .filter(word -> !words.contains(word))
            .boxed()
            .toList());
  }

  /**
   * With the words in another order. A dependency tree keeps its arcs; a constituency tree is lost.
   *
   * @param order the positions that the words had, from 0, each once
   * @throws IllegalArgumentException if it is no order of the words
   */
  public static Sentence ordered(Sentence sentence, List<Integer> order) {
    if (order.size() != sentence.words().size() || new TreeSet<>(order).size() != order.size()) {
      throw new IllegalArgumentException(
          "%s is no order of %d words".formatted(order, sentence.words().size()));
    }
    return kept(sentence, order);
  }

  private static Sentence kept(Sentence sentence, List<Integer> order) {
    if (order.isEmpty()) {
      throw new IllegalArgumentException("'%s' would have no word left".formatted(sentence.text()));
    }
    Map<String, List<String>> annotations = new HashMap<>();
    sentence.annotations().forEach((name, values) -> annotations.put(name, at(values, order)));
    return new Sentence(
        at(sentence.words(), order),
        Spacing.of(sentence).kept(sentence.words(), order),
        sentence.tree().flatMap(tree -> TreeChange.kept(tree, order)),
        annotations,
        "");
  }

  private static List<String> at(List<String> values, List<Integer> order) {
    return order.stream().map(values::get).toList();
  }
}
