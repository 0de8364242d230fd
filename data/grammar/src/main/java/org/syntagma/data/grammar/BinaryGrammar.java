package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.data.grammar.Symbol.Category;

/**
 * A grammar in which every rule has one or two symbols. A longer right-hand side is built up from
 * the left: what begins alternatives of any category is a symbol of its own, of probability 1,
 * shared by all that begin so. Symbols are numbered: words, categories, beginnings.
 */
final class BinaryGrammar {
  /** A symbol over two others. */
  record Pair(int parent, int right, double logProbability) {}

  /** A category over one symbol. */
  record Single(int parent, double logProbability) {}

  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Optional<Category>> categories = new ArrayList<>();
  private final List<List<Pair>> pairs = new ArrayList<>();
  private final List<List<Single>> singles = new ArrayList<>();
  private final int start;

  BinaryGrammar(ProbabilisticGrammar grammar) {
    for (Category category : childrenFirst(grammar)) {
      number(category, Optional.of(category));
    }
    start = numbers.get(grammar.start());
    grammar.categories().stream()
        .flatMap(category -> grammar.productions(category).stream())
        .forEach(this::add);
  }

  private int number(Object key, Optional<Category> category) {
    return numbers.computeIfAbsent(
        key,
        absent -> {
          categories.add(category);
          pairs.add(new ArrayList<>());
          singles.add(new ArrayList<>());
          return categories.size() - 1;
        });
  }

  private int number(Symbol symbol) {
    return number(symbol, Optional.empty());
  }

  private void add(Production production) {
    List<Symbol> right = production.right();
    int parent = numbers.get(production.left());
    double logProbability = Math.log(production.probability());
    int left = number(right.get(0));
    if (right.size() == 1) {
      singles.get(left).add(new Single(parent, logProbability));
      return;
    }
    for (int i = 1; i < right.size() - 1; i++) {
      int next = number(right.get(i));
      int before = pairs.size();
      int longer = number(List.copyOf(right.subList(0, i + 1)), Optional.empty());
      if (pairs.size() > before) {
        pairs.get(left).add(new Pair(longer, next, 0));
      }
      left = longer;
    }
    pairs.get(left).add(new Pair(parent, number(right.get(right.size() - 1)), logProbability));
  }

  /** Categories after all that they may consist of alone. */
  private static Set<Category> childrenFirst(ProbabilisticGrammar grammar) {
    Set<Category> ordered = new LinkedHashSet<>();
    grammar.categories().forEach(category -> visit(category, grammar, ordered));
    return ordered;
  }

  private static void visit(Category category, ProbabilisticGrammar grammar, Set<Category> done) {
    if (done.contains(category)) {
      return;
    }
    for (Production production : grammar.productions(category)) {
      if (production.right().size() == 1 && production.right().get(0) instanceof Category child) {
        visit(child, grammar, done);
      }
    }
    done.add(category);
  }

  int start() {
    return start;
  }

  /** How many symbols there are. */
  int size() {
    return categories.size();
  }

  /** The number of a word; empty if the grammar has no such word. */
  Optional<Integer> word(String text) {
    return Optional.ofNullable(numbers.get(new Symbol.Word(text)));
  }

  /** The category of that number; empty if it is a word or a beginning. */
  Optional<Category> category(int symbol) {
    return categories.get(symbol);
  }

  /** The rules whose first of two symbols this is. */
  List<Pair> pairs(int left) {
    return pairs.get(left);
  }

  /**
   * The rules with this symbol alone. If it is a category, their parents have greater numbers: no
   * category derives itself alone.
   */
  List<Single> singles(int child) {
    return singles.get(child);
  }
}
