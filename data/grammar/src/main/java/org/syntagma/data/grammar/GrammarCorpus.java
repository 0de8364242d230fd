package org.syntagma.data.grammar;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.SplitCorpus;

/**
 * Sentences and their trees, drawn from a grammar. Each epoch has the same sentences in another
 * order. Those held out are drawn independently of those to train on, so that a short sentence may
 * be among both.
 */
@Description("sentences and their trees, drawn from a probabilistic grammar")
final class GrammarCorpus extends SplitCorpus<Sentence> {
  private final DataSource source;
  private final Sentences sentences;
  private final Corpus<Sentence> training;
  private final Optional<Corpus<Sentence>> heldOut;

  @Inject
  GrammarCorpus(GrammarConfig config, Randomness randomness) {
    GrammarText text = config.path().map(GrammarText::of).orElseGet(GrammarText::english);
    ProbabilisticGrammar grammar = text.read();
    Randomness drawn = Randomness.of(config.seed());
    source = text.source();
    sentences =
        new Sentences(
            new SentenceSampler(grammar, drawn.at("training"), config.maximumLength()),
            config.sentences());
    training = new EpochCursor<>(Sentence.class, sentences.shuffled(randomness, 0));
    Sentences others =
        new Sentences(
            new SentenceSampler(grammar, drawn.at("validation"), config.maximumLength()),
            config.validation());
    heldOut =
        others.count() > 0
            ? Optional.of(new EpochCursor<>(Sentence.class, others))
            : Optional.empty();
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
    return () -> sentences.all().map(Sentence::text).iterator();
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }
}
