package org.syntagma.data.grammar;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Grammar;

/**
 * A context-free grammar, as {@link GrammarReader} reads it, that recognises sentences from left to
 * right. Probabilities that the file gives play no role.
 */
@Description("a context-free grammar from a file, or that of English")
final class CfgGrammar implements Grammar {
  /** About 50 MB of the English grammar's. */
  private static final int REMEMBERED = 10_000;

  private final DataSource source;
  private final EarleySets sets;
  private final Set<String> words;

  @Inject
  CfgGrammar(CfgConfig config) {
    this(config.path().map(GrammarText::of).orElseGet(GrammarText::english), REMEMBERED);
  }

  CfgGrammar(GrammarText text, int remembered) {
    source = text.source();
    DottedRules rules = new DottedRules(text.rules());
    sets = new EarleySets(rules, remembered);
    words = Collections.unmodifiableSet(new LinkedHashSet<>(rules.words()));
  }

  @Override
  public Prefix start() {
    return sets.start();
  }

  @Override
  public Set<String> words() {
    return words;
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }

  /** How many prefixes are remembered. */
  int remembered() {
    return sets.size();
  }
}
