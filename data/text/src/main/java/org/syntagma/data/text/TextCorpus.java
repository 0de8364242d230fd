package org.syntagma.data.text;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.toolkit.corpora.Lazy;
import org.syntagma.toolkit.corpora.SplitCorpus;

/**
 * A text in windows or lines, as {@link TextConfig} describes it. Files are read at the first use,
 * encoded once and kept in the cache folder.
 */
@Description("windows or lines of a text file")
final class TextCorpus extends SplitCorpus<Text> {
  private final Lazy<Parts> parts;
  private final Corpus<Text> training;
  private final Optional<Corpus<Text>> heldOut;

  @Inject
  TextCorpus(
      TextConfig config, Provider<Tokenizer> provider, Randomness randomness, CacheFolder cache) {
    Lazy<Tokenizer> tokenizer = new Lazy<>(provider::get);
    parts = new Lazy<>(() -> Parts.of(config));
    Lazy<Opened> opened =
        new Lazy<>(() -> Opened.of(parts.get(), config, tokenizer.get(), randomness, cache));
    training = cursor(() -> opened.get().training(), tokenizer);
    heldOut =
        config.holdsOut()
            ? Optional.of(cursor(() -> opened.get().heldOut().orElseThrow(), tokenizer))
            : Optional.empty();
  }

  private static Corpus<Text> cursor(Supplier<ReadAhead> ids, Supplier<Tokenizer> tokenizer) {
    return new EpochCursor<>(Text.class, new Texts(ids, tokenizer));
  }

  private record Texts(Supplier<ReadAhead> ids, Supplier<Tokenizer> tokenizer)
      implements Epochs<Text> {
    @Override
    public OptionalLong size() {
      return ids.get().size();
    }

    @Override
    public Optional<Text> at(long epoch, long index) {
      return ids.get().at(epoch, index).map(each -> new Tokens(each, tokenizer.get()));
    }
  }

  @Override
  protected Corpus<Text> training() {
    return training;
  }

  @Override
  public Optional<Corpus<Text>> heldOut() {
    return heldOut;
  }

  @Override
  public Iterable<String> texts() {
    return parts.get().training().pieces();
  }

  @Override
  public List<DataSource> sources() {
    return parts.get().sources();
  }
}
