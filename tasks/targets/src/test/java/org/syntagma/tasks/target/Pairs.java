package org.syntagma.tasks.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Pairs in a fixed order. */
final class Pairs implements Corpus<Pair> {
  private final List<Pair> pairs;
  private int cursor;

  Pairs(List<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** Sources and targets in turn. */
  static Pairs of(String... texts) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.length; i += 2) {
      pairs.add(Pair.of(texts[i], texts[i + 1]));
    }
    return new Pairs(pairs);
  }

  List<Pair> all() {
    return pairs;
  }

  @Override
  public Class<Pair> exampleType() {
    return Pair.class;
  }

  @Override
  public Optional<Pair> next() {
    return cursor < pairs.size() ? Optional.of(pairs.get(cursor++)) : Optional.empty();
  }

  @Override
  public void rewind() {
    cursor = 0;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(pairs.size());
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
