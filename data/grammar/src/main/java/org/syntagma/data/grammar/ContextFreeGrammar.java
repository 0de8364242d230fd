package org.syntagma.data.grammar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.data.grammar.Symbol.Category;

/**
 * The rules of a grammar that {@link GrammarReader} found sound: every category is defined, can be
 * reached and derives some words. So whatever begins a derivation begins a sentence.
 */
record ContextFreeGrammar(Category start, Map<Category, List<Production>> productions) {
  ContextFreeGrammar {
    productions = new LinkedHashMap<>(productions);
  }

  /** The categories that derive no words, since every alternative needs one that derives none. */
  Set<Category> endless() {
    Set<Category> open = new LinkedHashSet<>(productions.keySet());
    while (open.removeIf(category -> ends(category, open))) {
      // Each round may let others end.
    }
    return open;
  }

  private boolean ends(Category category, Set<Category> open) {
    return productions.get(category).stream()
        .anyMatch(production -> production.right().stream().noneMatch(open::contains));
  }
}
