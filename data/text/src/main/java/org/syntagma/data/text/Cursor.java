package org.syntagma.data.text;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Goes through the examples of a part, which are opened at the first use. */
final class Cursor implements Corpus<Text> {
  private final Supplier<ReadAhead> examples;
  private final Supplier<Tokenizer> tokenizer;
  private long epoch;
  private long next;

  Cursor(Supplier<ReadAhead> examples, Supplier<Tokenizer> tokenizer) {
    this.examples = examples;
    this.tokenizer = tokenizer;
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public Optional<Text> next() {
    return next < size().orElse(Long.MAX_VALUE)
        ? Optional.of(new Tokens(examples.get().ids(epoch, next++), tokenizer.get()))
        : Optional.empty();
  }

  @Override
  public void rewind() {
    epoch++;
    next = 0;
  }

  @Override
  public OptionalLong size() {
    return examples.get().examples().size();
  }

  @Override
  public void save(StateWriter out) {
    out.number("epoch", epoch);
    out.number("next", next);
  }

  @Override
  public void load(StateReader in) {
    epoch = in.number("epoch");
    next = in.number("next");
  }
}
