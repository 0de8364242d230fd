package org.syntagma.tasks.target;

import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * A corpus of texts as one of pairs, each the same whenever it is read. Texts that are too short
 * for one are passed over.
 */
final class TextPairs implements Corpus<Pair> {
  private static final Randomness DRAWS = Randomness.of(0).at("self-supervised");

  private final Corpus<? extends Text> texts;
  private final TextGoal goal;
  private final double share;
  private long read;

  TextPairs(Corpus<? extends Text> texts, TextGoal goal, double share) {
    this.texts = texts;
    this.goal = goal;
    this.share = share;
  }

  @Override
  public Class<Pair> exampleType() {
    return Pair.class;
  }

  @Override
  public Optional<Pair> next() {
    for (Optional<? extends Text> text = texts.next(); text.isPresent(); text = texts.next()) {
      Optional<Pair> pair = goal.pair(text.get().text(), share, DRAWS.at(read++));
      if (pair.isPresent()) {
        return pair;
      }
    }
    return Optional.empty();
  }

  @Override
  public void rewind() {
    texts.rewind();
    read = 0;
  }

  @Override
  public OptionalLong size() {
    return texts.size();
  }

  @Override
  public void save(StateWriter out) {
    texts.save(out.part("texts"));
    out.number("read", read);
  }

  @Override
  public void load(StateReader in) {
    texts.load(in.part("texts"));
    read = in.number("read");
  }
}
