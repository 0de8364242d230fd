package org.syntagma.data.oracle;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.toolkit.corpora.Lazy;
import org.syntagma.toolkit.corpora.SplitCorpus;

/**
 * Texts of numbers that an LSTM of random parameters says (Yu et al. 2017, section 4). Each epoch
 * has the same texts in another order. Those held out are drawn independently.
 *
 * <p>A tokenizer learns from one text that has every number once, so that {@code words} has them
 * all, also those that no text has.
 */
@Description("numbers drawn from an LSTM of random parameters (Yu et al. 2017)")
final class OracleCorpus extends SplitCorpus<OracleText> {
  private final OracleConfig config;
  private final Corpus<OracleText> training;
  private final Optional<Corpus<OracleText>> heldOut;

  @Inject
  OracleCorpus(OracleConfig config, Randomness randomness) {
    this.config = config;
    Randomness drawn = Randomness.of(config.seed());
    Lazy<Oracle> oracle =
        new Lazy<>(
            () ->
                new Oracle(
                    drawn.at("oracle"), config.vocabulary(), config.embedding(), config.width()));
    Epochs<OracleText> texts = texts(oracle, drawn.at("training"), config.texts());
    training = new EpochCursor<>(OracleText.class, texts.shuffled(randomness, 0));
    heldOut =
        config.validation() > 0
            ? Optional.of(
                new EpochCursor<>(
                    OracleText.class, texts(oracle, drawn.at("validation"), config.validation())))
            : Optional.empty();
  }

  /** Each text is drawn when it is first asked for: most of a run's time nobody waits for them. */
  private Epochs<OracleText> texts(Lazy<Oracle> oracle, Randomness randomness, int count) {
    List<Lazy<OracleText>> drawn =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Lazy<>(
                        () ->
                            OracleText.of(
                                oracle.get().draw(config.length(), randomness.at(i)),
                                oracle.get())))
            .toList();
    return new Epochs<>() {
      @Override
      public OptionalLong size() {
        return OptionalLong.of(count);
      }

      @Override
      public Optional<OracleText> at(long epoch, long index) {
        return index < count ? Optional.of(drawn.get((int) index).get()) : Optional.empty();
      }
    };
  }

  @Override
  protected Corpus<OracleText> training() {
    return training;
  }

  @Override
  public Optional<Corpus<OracleText>> heldOut() {
    return heldOut;
  }

  @Override
  public Iterable<String> texts() {
    StringBuilder all = new StringBuilder("0");
    IntStream.range(1, config.vocabulary()).forEach(n -> all.append(' ').append(n));
    return List.of(all.toString());
  }
}
