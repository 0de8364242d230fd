package org.syntagma.data.grammar;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.corpora.Epochs;

/**
 * Statements with their questions, the same in every epoch. A pair is a pure function of the seed,
 * the part and its index. A hash of the statement says for which part it is, so that none is in
 * both.
 */
final class DrawnPairs implements Epochs<Pair> {
  private static final int DRAWS = 10_000;
  private static final double HELD_OUT = 0.1;

  private final SentenceSampler sampler;
  private final Questions questions;
  private final boolean isHeldOut;
  private final int maximumLength;
  private final long count;

  private DrawnPairs(
      ProbabilisticGrammar grammar, GrammarPairsConfig config, boolean isHeldOut, long count) {
    Randomness drawn =
        Randomness.of(config.seed()).at("pairs").at(isHeldOut ? "validation" : "training");
    this.sampler = new SentenceSampler(grammar, drawn, config.maximumLength());
    this.questions = new Questions(grammar);
    this.isHeldOut = isHeldOut;
    this.maximumLength = config.maximumLength();
    this.count = count;
  }

  static DrawnPairs training(ProbabilisticGrammar grammar, GrammarPairsConfig config) {
    return new DrawnPairs(grammar, config, false, config.sentences());
  }

  static DrawnPairs heldOut(ProbabilisticGrammar grammar, GrammarPairsConfig config) {
    return new DrawnPairs(grammar, config, true, config.validation());
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(count);
  }

  @Override
  public Optional<Pair> at(long epoch, long index) {
    return index < count ? Optional.of(pair(index)) : Optional.empty();
  }

  /** The statement and the question of each pair. */
  Stream<String> texts() {
    return LongStream.range(0, count)
        .mapToObj(this::pair)
        .flatMap(pair -> Stream.of(pair.source(), pair.target()));
  }

  private Pair pair(long index) {
    for (int draw = 0; draw < DRAWS; draw++) {
      Sentence statement = sampler.sentence(index * DRAWS + draw);
      Optional<Sentence> question =
          statement
              .tree()
              .map(Constituency.class::cast)
              .flatMap(questions::of)
              .map(SentenceSampler::sentence)
              .filter(each -> each.words().size() <= maximumLength);
      if (question.isPresent() && isHeldOut(statement) == isHeldOut) {
        return Pair.of(statement.text(), question.get().text());
      }
    }
    throw new DataException(
        "no statement with a question of at most %d words in %d draws; expected a larger maximum-length"
            .formatted(maximumLength, DRAWS));
  }

  private static boolean isHeldOut(Sentence statement) {
    return Randomness.of(0).at(statement.text()).uniform(0) < HELD_OUT;
  }
}
