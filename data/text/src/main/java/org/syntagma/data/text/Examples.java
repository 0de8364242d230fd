package org.syntagma.data.text;

import java.util.OptionalLong;
import org.syntagma.api.random.Randomness;
import org.syntagma.data.text.Encoded.Span;
import org.syntagma.toolkit.random.Permutation;

/** The examples of a part, each a pure function of its place. Safe for several threads. */
interface Examples {
  /** How many an epoch has; nothing if it has no end. */
  OptionalLong size();

  /** The ids of an example; one that is not first in the text repeats what it continues. */
  int[] ids(long epoch, long index);

  /** Windows at independent, uniform places, as nanoGPT draws its batches; without end. */
  record RandomWindows(NumberFile tokens, int context, Randomness randomness) implements Examples {
    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public int[] ids(long epoch, long index) {
      long from = randomness.at(epoch).below(index, tokens.count() - context);
      return tokens.ids(from, context + 1);
    }
  }

  /** Windows that share their borders, so that every token but the first is predicted once. */
  record SequentialWindows(NumberFile tokens, int context) implements Examples {
    @Override
    public OptionalLong size() {
      return OptionalLong.of((tokens.count() - 2) / context + 1);
    }

    @Override
    public int[] ids(long epoch, long index) {
      long from = index * context;
      return tokens.ids(from, (int) Math.min(context + 1L, tokens.count() - from));
    }
  }

  /** The pieces of lines in order. */
  record SequentialLines(NumberFile tokens, NumberFile pieces) implements Examples {
    @Override
    public OptionalLong size() {
      return OptionalLong.of(pieces.count());
    }

    @Override
    public int[] ids(long epoch, long index) {
      Span span = Span.unpack(pieces.get(index));
      return tokens.ids(span.from(), span.length());
    }
  }

  /** Each epoch the same examples in another order. */
  record Shuffled(Examples examples, Randomness randomness) implements Examples {
    @Override
    public OptionalLong size() {
      return examples.size();
    }

    @Override
    public int[] ids(long epoch, long index) {
      long size = examples.size().orElseThrow();
      return examples.ids(epoch, new Permutation(randomness.at(epoch), size).at(index));
    }
  }
}
