package org.syntagma.data.grammar;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.syntagma.data.grammar.Symbol.Category;
import org.syntagma.data.grammar.Symbol.Word;

/**
 * A probabilistic context-free grammar that {@link GrammarReader} found sound: every category is
 * defined and reachable, the probabilities of its productions sum to 1, no category derives itself
 * alone, and sentences are finite in expectation.
 */
final class ProbabilisticGrammar {

  private static final double LONGEST_MEAN = 1e6;
  private static final int ROUNDS = 100_000;

  private final Category start;
  private final Map<Category, List<Production>> productions;

  ProbabilisticGrammar(Category start, Map<Category, List<Production>> productions) {
    this.start = start;
    this.productions = new LinkedHashMap<>(productions);
  }

  Category start() {
    return start;
  }

  /** All categories, in the order in which the grammar defines them. */
  List<Category> categories() {
    return List.copyOf(productions.keySet());
  }

  List<Production> productions(Category category) {
    return productions.get(category);
  }

  /** The words that a sentence can hold, sorted by code unit. */
  List<String> words() {
    return productions.values().stream()
        .flatMap(Collection::stream)
        .flatMap(production -> production.right().stream())
        .filter(Word.class::isInstance)
        .map(symbol -> ((Word) symbol).text())
        .sorted()
        .distinct()
        .toList();
  }

  /** The mean number of words of a sentence, or infinity where it exceeds a million. */
  double meanLength() {
    Map<Category, Double> lengths = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      double change = 0;
      for (Map.Entry<Category, List<Production>> entry : productions.entrySet()) {
        double mean = 0;
        for (Production production : entry.getValue()) {
          mean += production.probability() * length(production, c -> lengths.getOrDefault(c, 0.0));
        }
        Double before = lengths.put(entry.getKey(), mean);
        change = Math.max(change, mean - (before == null ? 0 : before));
      }
      if (lengths.get(start) > LONGEST_MEAN) {
        break;
      }
      if (change < 1e-12) {
        return lengths.get(start);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The number of words of the shortest sentence. */
  int shortestLength() {
    Map<Category, Double> lengths = new LinkedHashMap<>();
    ToDoubleFunction<Category> known = c -> lengths.getOrDefault(c, Double.POSITIVE_INFINITY);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<Category, List<Production>> entry : productions.entrySet()) {
        for (Production production : entry.getValue()) {
          double length = length(production, known);
          if (length < known.applyAsDouble(entry.getKey())) {
            lengths.put(entry.getKey(), length);
            changed = true;
          }
        }
      }
    }
    return (int) known.applyAsDouble(start);
  }

  private static double length(Production production, ToDoubleFunction<Category> categories) {
    double length = 0;
    for (Symbol symbol : production.right()) {
      length += symbol instanceof Category category ? categories.applyAsDouble(category) : 1;
    }
    return length;
  }
}
