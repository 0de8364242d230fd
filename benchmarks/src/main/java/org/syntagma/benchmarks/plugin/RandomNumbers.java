package org.syntagma.benchmarks.plugin;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Endless sequences of random ids. */
final class RandomNumbers implements Corpus<Text> {
  private final int length;
  private final Provider<Tokenizer> tokenizer;
  private final Randomness randomness;
  private long next;

  /**
   * Settings.
   *
   * @param length ids in each sequence
   */
  record Config(@Positive int length) {
    static Config defaults() {
      return new Config(257);
    }
  }

  private static final class Sequence implements Text {
    private final int[] ids;

    Sequence(int... ids) {
      this.ids = ids;
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public int[] tokens(Tokenizer tokenizer) {
      return ids.clone();
    }
  }

  @Inject
  RandomNumbers(Config config, Provider<Tokenizer> tokenizer, Randomness randomness) {
    length = config.length();
    this.tokenizer = tokenizer;
    this.randomness = randomness;
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public Optional<Text> next() {
    Randomness stream = randomness.at(next++);
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = Numbers.SPECIAL + (int) stream.below(i, tokenizer.get().size() - Numbers.SPECIAL);
    }
    return Optional.of(new Sequence(ids));
  }

  @Override
  public void rewind() {}

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public void save(StateWriter out) {
    out.number("next", next);
  }

  @Override
  public void load(StateReader in) {
    next = in.number("next");
  }
}
