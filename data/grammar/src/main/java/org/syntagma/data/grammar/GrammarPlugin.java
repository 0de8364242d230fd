package org.syntagma.data.grammar;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;

/**
 * The corpus and the parser {@code grammar}, the corpus {@code grammar-pairs}, and the grammar
 * {@code cfg}.
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class GrammarPlugin implements Plugin {
  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(
        Component.of("grammar", GrammarCorpus.class, GrammarConfig.class),
        Component.of("grammar-pairs", GrammarPairs.class, GrammarPairsConfig.class));
  }

  @Override
  public List<Component<? extends Parser>> parsers() {
    return List.of(Component.of("grammar", GrammarParser.class, GrammarParserConfig.class));
  }

  @Override
  public List<Component<? extends Grammar>> grammars() {
    return List.of(Component.of("cfg", CfgGrammar.class, CfgConfig.class));
  }
}
