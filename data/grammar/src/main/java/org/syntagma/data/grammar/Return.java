package org.syntagma.data.grammar;

import java.util.Optional;
import org.syntagma.data.grammar.Symbol.Category;

/**
 * Where a phrase that is over returns to.
 *
 * @param set in which it began; the end of the sentence if there is none
 * @param category what waits there for a phrase of this category goes on
 */
record Return(Optional<EarleySet> set, Category category) {}
