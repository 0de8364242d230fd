package org.syntagma.data.treebanks;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.SplitCorpus;

/**
 * The sentences of another corpus with the trees that a parser finds, silver ones. Trees that they
 * have are not looked at, tags are kept where the parser finds none, and sentences for which it
 * finds no tree are left out. Each sentence is parsed once, when it is first read; later epochs
 * have the same sentences in another order.
 */
@Description("sentences of another corpus with the trees that a parser finds")
final class ParsedCorpus extends SplitCorpus<Sentence> {
  private final Corpus<? extends Sentence> corpus;
  private final Parser parser;
  private final Corpus<Sentence> training;
  private final Optional<Corpus<Sentence>> heldOut;

  /**
   * Parses nothing yet.
   *
   * @throws IllegalArgumentException if the corpus has other examples than sentences
   */
  @Inject
  ParsedCorpus(
      ParsedConfig config,
      @Slot("corpus") @Description("the sentences") Corpus<?> corpus,
      @Slot("parser") @Description("finds the trees") Parser parser,
      Randomness randomness) {
    this.corpus = sentences(corpus);
    this.parser = new LockedParser(parser);
    training =
        new EpochCursor<>(Sentence.class, parsed(this.corpus, config).shuffled(randomness, 1));
    heldOut =
        this.corpus.heldOut().map(held -> new EpochCursor<>(Sentence.class, parsed(held, config)));
  }

  private ParsedSentences parsed(Corpus<? extends Sentence> part, ParsedConfig config) {
    return new ParsedSentences(part, parser, config.wordsAtOnce(), this::origin);
  }

  private String origin() {
    return corpus.sources().stream().map(DataSource::name).collect(Collectors.joining(", "));
  }

  @SuppressWarnings("unchecked") // Its examples' type has been compared.
  private static Corpus<? extends Sentence> sentences(Corpus<?> corpus) {
    if (!Sentence.class.isAssignableFrom(corpus.exampleType())) {
      throw new IllegalArgumentException(
          "corpus: yields %s, but only sentences can be parsed: take one such as sentences, conllu or grammar"
              .formatted(corpus.exampleType().getSimpleName()));
    }
    return (Corpus<? extends Sentence>) corpus;
  }

  @Override
  protected Corpus<Sentence> training() {
    return training;
  }

  @Override
  public Optional<Corpus<Sentence>> heldOut() {
    return heldOut;
  }

  @Override
  public Iterable<String> texts() {
    return corpus.texts();
  }

  @Override
  public List<DataSource> sources() {
    return Stream.concat(corpus.sources().stream(), parser.sources().stream()).toList();
  }
}
