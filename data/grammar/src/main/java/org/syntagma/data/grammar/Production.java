package org.syntagma.data.grammar;

import java.util.List;
import org.syntagma.data.grammar.Symbol.Category;

/** One way to rewrite a category: at least one symbol, and a probability in (0, 1]. */
record Production(Category left, List<Symbol> right, double probability) {

  Production {
    right = List.copyOf(right);
  }
}
