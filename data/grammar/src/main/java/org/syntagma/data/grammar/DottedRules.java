package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.data.grammar.Symbol.Category;
import org.syntagma.data.grammar.Symbol.Word;

/** The alternatives of each category, by what they begin with. */
final class DottedRules {
  private final Map<List<Symbol>, Dot> dots = new HashMap<>();
  private final Map<Category, Alternatives> alternatives = new LinkedHashMap<>();
  private final Dot start;

  /**
   * The alternatives of one category.
   *
   * @param phrases those that begin with a category
   * @param words what follows the first word of the others, by that word; nothing where it is alone
   */
  private record Alternatives(Set<Dot> phrases, Map<String, Set<Optional<Dot>>> words) {}

  DottedRules(ContextFreeGrammar grammar) {
    start = new Dot(grammar.start(), Optional.empty());
    grammar
        .productions()
        .forEach(
            (category, productions) -> {
              Alternatives own = new Alternatives(new LinkedHashSet<>(), new LinkedHashMap<>());
              productions.forEach(each -> add(own, each.right()));
              alternatives.put(category, own);
            });
  }

  private void add(Alternatives own, List<Symbol> right) {
    Dot dot = dot(right).orElseThrow();
    if (dot.symbol() instanceof Word word) {
      own.words().computeIfAbsent(word.text(), first -> new LinkedHashSet<>()).add(dot.rest());
    } else {
      own.phrases().add(dot);
    }
  }

  private Optional<Dot> dot(List<Symbol> symbols) {
    if (symbols.isEmpty()) {
      return Optional.empty();
    }
    Dot known = dots.get(symbols);
    if (known == null) {
      known = new Dot(symbols.get(0), dot(symbols.subList(1, symbols.size())));
      dots.put(symbols, known);
    }
    return Optional.of(known);
  }

  /** All of a sentence. */
  Dot start() {
    return start;
  }

  /** The alternatives of a category that begin with a category. */
  Set<Dot> phrases(Category category) {
    return alternatives.get(category).phrases();
  }

  /** What follows {@code word} where it begins alternatives of a category. */
  Set<Optional<Dot>> after(Category category, String word) {
    return alternatives.get(category).words().getOrDefault(word, Set.of());
  }

  /** The words that begin alternatives of a category. */
  Set<String> words(Category category) {
    return alternatives.get(category).words().keySet();
  }

  /** The words of all alternatives, wherever they stand. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    alternatives.values().forEach(each -> words.addAll(each.words().keySet()));
    dots.keySet().stream()
        .map(symbols -> symbols.get(0))
        .filter(Word.class::isInstance)
        .forEach(symbol -> words.add(((Word) symbol).text()));
    return words.stream().distinct().sorted().toList();
  }
}
