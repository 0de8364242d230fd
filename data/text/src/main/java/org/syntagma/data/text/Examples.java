package org.syntagma.data.text;

import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.random.Randomness;
import org.syntagma.data.text.Encoded.Span;
import org.syntagma.toolkit.corpora.Epochs;

/**
 * The ids of a part's examples; one that is not first in the text repeats what it continues. Safe
 * for several threads.
 */
interface Examples extends Epochs<int[]> {

  /** Windows at independent, uniform places, as nanoGPT draws its batches; without end. */
  record RandomWindows(NumberFile tokens, int context, Randomness randomness) implements Examples {
    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public Optional<int[]> at(long epoch, long index) {
      long from = randomness.at(epoch).below(index, tokens.count() - context);
      return Optional.of(tokens.ids(from, context + 1));
    }
  }

  /** Windows that share their borders, so that every token but the first is predicted once. */
  record SequentialWindows(NumberFile tokens, int context) implements Examples {
    @Override
    public OptionalLong size() {
      return OptionalLong.of((tokens.count() - 2) / context + 1);
    }

    @Override
    public Optional<int[]> at(long epoch, long index) {
      long from = index * context;
      int length = (int) Math.min(context + 1L, tokens.count() - from);
      return length > 1 ? Optional.of(tokens.ids(from, length)) : Optional.empty();
    }
  }

  /** The pieces of lines in order. */
  record SequentialLines(NumberFile tokens, NumberFile pieces) implements Examples {
    @Override
    public OptionalLong size() {
      return OptionalLong.of(pieces.count());
    }

    @Override
    public Optional<int[]> at(long epoch, long index) {
      if (index >= pieces.count()) {
        return Optional.empty();
      }
      Span span = Span.unpack(pieces.get(index));
      return Optional.of(tokens.ids(span.from(), span.length()));
    }
  }
}
