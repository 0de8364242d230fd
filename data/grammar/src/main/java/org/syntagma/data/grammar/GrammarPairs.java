package org.syntagma.data.grammar;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.SplitCorpus;

/**
 * Statements of the English grammar that comes with Syntagma, each with the yes/no question made of
 * it: {@code the fox sleeps.} with {@code does the fox sleep?} Each epoch has the same pairs in
 * another order. A tenth of all statements, by a hash, is for holding out only.
 */
@Description("statements and the questions made of them, drawn from a probabilistic grammar")
final class GrammarPairs extends SplitCorpus<Pair> {
  private final DataSource source;
  private final DrawnPairs pairs;
  private final Corpus<Pair> training;
  private final Optional<Corpus<Pair>> heldOut;

  @Inject
  GrammarPairs(GrammarPairsConfig config, Randomness randomness) {
    GrammarText text = GrammarText.english();
    ProbabilisticGrammar grammar = text.read();
    source = text.source();
    pairs = DrawnPairs.training(grammar, config);
    training = new EpochCursor<>(Pair.class, pairs.shuffled(randomness, 0));
    heldOut =
        config.validation() > 0
            ? Optional.of(new EpochCursor<>(Pair.class, DrawnPairs.heldOut(grammar, config)))
            : Optional.empty();
  }

  @Override
  protected Corpus<Pair> training() {
    return training;
  }

  @Override
  public Optional<Corpus<Pair>> heldOut() {
    return heldOut;
  }

  @Override
  public Iterable<String> texts() {
    return () -> pairs.texts().iterator();
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }
}
