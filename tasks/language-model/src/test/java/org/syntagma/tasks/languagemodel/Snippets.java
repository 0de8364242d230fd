package org.syntagma.tasks.languagemodel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Texts in a fixed order. */
final class Snippets implements Corpus<Text> {
  private final List<Text> texts;
  private int cursor;

  Snippets(Text... texts) {
    this.texts = List.of(texts);
  }

  List<Text> all() {
    return texts;
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public Optional<Text> next() {
    return cursor < texts.size() ? Optional.of(texts.get(cursor++)) : Optional.empty();
  }

  @Override
  public void rewind() {
    cursor = 0;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(texts.size());
  }

  @Override
  public void save(StateWriter out) {
    out.number("cursor", cursor);
  }

  @Override
  public void load(StateReader in) {
    cursor = (int) in.number("cursor");
  }
}
