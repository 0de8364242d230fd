package org.syntagma.data.grammar;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.random.Permutation;

/**
 * Sentences and their trees, drawn from a grammar. Each epoch has the same sentences in another
 * order. Those held out are drawn independently of those to train on, so that a short sentence may
 * be among both.
 */
@Description("sentences and their trees, drawn from a probabilistic grammar")
final class GrammarCorpus implements Corpus<Sentence> {
  private final DataSource source;
  private final Sentences training;
  private final Optional<Corpus<Sentence>> heldOut;

  @Inject
  GrammarCorpus(GrammarConfig config, Randomness randomness) {
    GrammarText text = config.path().map(GrammarText::of).orElseGet(GrammarText::english);
    ProbabilisticGrammar grammar = text.read();
    Randomness drawn = Randomness.of(config.seed());
    source = text.source();
    training =
        new Sentences(
            new SentenceSampler(grammar, drawn.at("training"), config.maximumLength()),
            config.sentences(),
            epoch -> new Permutation(randomness.at(epoch), config.sentences())::at);
    heldOut =
        Optional.of(config)
            .filter(c -> c.validation() > 0)
            .map(
                c ->
                    new Sentences(
                        new SentenceSampler(grammar, drawn.at("validation"), c.maximumLength()),
                        c.validation(),
                        epoch -> LongUnaryOperator.identity()));
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public Optional<Sentence> next() {
    return training.next();
  }

  @Override
  public void rewind() {
    training.rewind();
  }

  @Override
  public Optional<Corpus<Sentence>> heldOut() {
    return heldOut;
  }

  @Override
  public OptionalLong size() {
    return training.size();
  }

  @Override
  public Iterable<String> texts() {
    return training.texts();
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }

  @Override
  public void save(StateWriter out) {
    training.save(out);
  }

  @Override
  public void load(StateReader in) {
    training.load(in);
  }
}
