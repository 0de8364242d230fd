package org.syntagma.data.grammar;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

/**
 * Finds the most probable tree of a sentence under a probabilistic grammar. Words are compared as
 * they are written. A sentence that the grammar rejects comes back without a tree.
 */
@Description("the most probable trees under a probabilistic grammar")
final class GrammarParser implements Parser {
  private final DataSource source;
  private final BinaryGrammar grammar;

  @Inject
  GrammarParser(GrammarParserConfig config) {
    GrammarText text = config.path().map(GrammarText::of).orElseGet(GrammarText::english);
    source = text.source();
    grammar = new BinaryGrammar(text.read());
  }

  @Override
  public List<Sentence> parse(List<Sentence> sentences) {
    return sentences.stream().map(this::parse).toList();
  }

  private Sentence parse(Sentence s) {
    if (s.words().isEmpty()) {
      throw new IllegalArgumentException("a sentence has no words: leave it out");
    }
    Optional<Constituency> tree = ParseChart.of(grammar, s.words()).flatMap(ParseChart::tree);
    return new Sentence(s.words(), s.text(), tree.map(t -> t), s.annotations(), s.source());
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }
}
