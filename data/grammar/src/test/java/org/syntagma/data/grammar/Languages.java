package org.syntagma.data.grammar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.syntagma.data.grammar.Symbol.Category;

/**
 * The sentences of a grammar up to a length, and what sentences of any length begin with, as the
 * smallest sets that the rules are true of: no parser, only strings put together.
 */
final class Languages {
  private final ContextFreeGrammar grammar;
  private final int longest;
  private final Map<Symbol, Set<List<String>>> strings = new HashMap<>();
  private final Map<Symbol, Set<List<String>>> beginnings = new HashMap<>();

  Languages(ContextFreeGrammar grammar, int longest) {
    this.grammar = grammar;
    this.longest = longest;
    grow(strings, this::strings);
    grow(beginnings, this::beginnings);
  }

  private void grow(
      Map<Symbol, Set<List<String>>> sets, Function<List<Symbol>, Set<List<String>>> more) {
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<Category, List<Production>> each : grammar.productions().entrySet()) {
        Set<List<String>> own = sets.computeIfAbsent(each.getKey(), key -> new HashSet<>());
        for (Production production : each.getValue()) {
          grown |= own.addAll(more.apply(production.right()));
        }
      }
    }
  }

  private Set<List<String>> strings(List<Symbol> right) {
    Set<List<String>> all = Set.of(List.of());
    for (Symbol symbol : right) {
      all = joined(all, of(symbol));
    }
    return all;
  }

  private Set<List<String>> beginnings(List<Symbol> right) {
    Set<List<String>> all = new HashSet<>(Set.of(List.of()));
    for (int i = 0; i < right.size(); i++) {
      Symbol symbol = right.get(i);
      Set<List<String>> last =
          symbol instanceof Symbol.Word ? of(symbol) : beginnings.getOrDefault(symbol, Set.of());
      all.addAll(joined(strings(right.subList(0, i)), last));
    }
    return all;
  }

  private Set<List<String>> of(Symbol symbol) {
    return symbol instanceof Symbol.Word word
        ? Set.of(List.of(word.text()))
        : strings.getOrDefault(symbol, Set.of());
  }

  private Set<List<String>> joined(Set<List<String>> firsts, Set<List<String>> seconds) {
    Set<List<String>> all = new HashSet<>();
    for (List<String> first : firsts) {
      for (List<String> second : seconds) {
        if (first.size() + second.size() <= longest) {
          all.add(Stream.concat(first.stream(), second.stream()).toList());
        }
      }
    }
    return all;
  }

  Set<List<String>> sentences() {
    return strings.get(grammar.start());
  }

  Set<List<String>> beginnings() {
    return beginnings.get(grammar.start());
  }
}
