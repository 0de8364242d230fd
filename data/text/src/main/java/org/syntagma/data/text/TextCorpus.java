package org.syntagma.data.text;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * A text in windows or lines, as {@link TextConfig} describes it. Files are read at the first use,
 * encoded once and kept in the cache folder.
 */
@Description("windows or lines of a text file")
final class TextCorpus implements Corpus<Text> {
  private final Lazy<Parts> parts;
  private final Cursor training;
  private final Optional<Corpus<Text>> heldOut;

  @Inject
  TextCorpus(
      TextConfig config, Provider<Tokenizer> provider, Randomness randomness, CacheFolder cache) {
    Lazy<Tokenizer> tokenizer = new Lazy<>(provider::get);
    parts = new Lazy<>(() -> Parts.of(config));
    Lazy<Opened> opened =
        new Lazy<>(() -> Opened.of(parts.get(), config, tokenizer.get(), randomness, cache));
    training = new Cursor(() -> opened.get().training(), tokenizer);
    heldOut =
        config.holdsOut()
            ? Optional.of(new Cursor(() -> opened.get().heldOut().orElseThrow(), tokenizer))
            : Optional.empty();
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public Optional<Text> next() {
    return training.next();
  }

  @Override
  public void rewind() {
    training.rewind();
  }

  @Override
  public Optional<Corpus<Text>> heldOut() {
    return heldOut;
  }

  @Override
  public OptionalLong size() {
    return training.size();
  }

  @Override
  public Iterable<String> texts() {
    return parts.get().training().pieces();
  }

  @Override
  public List<DataSource> sources() {
    return parts.get().sources();
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
