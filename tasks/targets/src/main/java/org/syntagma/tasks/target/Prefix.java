package org.syntagma.tasks.target;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;

/**
 * What is given, as a network reads it.
 *
 * <ul>
 *   <li>An encoder reads [begin, control, source, end].
 *   <li>A decoder alone reads [begin, source, SEP, control], which the target follows.
 * </ul>
 *
 * <p>The control symbol is there only if one is set.
 *
 * @param truncate whether a source that does not fit loses its end
 */
record Prefix(Symbols symbols, Trunk trunk, boolean truncate) {
  /**
   * For a model.
   *
   * @throws IllegalArgumentException if network or tokenizer do not suit
   */
  static Prefix of(Model model, Optional<String> control, boolean truncate) {
    return new Prefix(Symbols.of(model.tokenizer(), control), Trunk.of(model), truncate);
  }

  /** How many ids stand around the source. */
  private int around() {
    return 2 + (int) symbols.control().stream().count();
  }

  /** How many ids of {@link #of} stand before the source. */
  int before() {
    return trunk.encoder() ? around() - 1 : 1;
  }

  /**
   * The ids that are read.
   *
   * @param reserved how many positions of the context must be left
   * @throws DataException if they do not fit
   */
  int[] of(int[] source, int reserved) {
    int room = trunk.sourceContext() - around() - reserved;
    if (room < Math.min(1, source.length) || (source.length > room && !truncate)) {
      throw new DataException(
          "an input of %d tokens needs %d positions with its symbols and what is required, but the model's context is %d: give the model a larger context or the corpus shorter texts%s"
              .formatted(
                  source.length,
                  (long) source.length + around() + reserved,
                  trunk.sourceContext(),
                  room < 1 || truncate ? "" : ", or set truncate: true to cut inputs"));
    }
    int[] kept = Arrays.copyOf(source, Math.min(source.length, room));
    IntStream control = symbols.control().stream();
    int begin = symbols.special().begin();
    return trunk.encoder()
        ? join(IntStream.of(begin), control, kept, IntStream.of(symbols.special().end()))
        : join(IntStream.of(begin), IntStream.empty(), kept, separated(control));
  }

  private IntStream separated(IntStream control) {
    return IntStream.concat(IntStream.of(symbols.separator()), control);
  }

  private static int[] join(IntStream first, IntStream second, int[] kept, IntStream last) {
    IntStream before = IntStream.concat(first, second);
    return IntStream.concat(IntStream.concat(before, IntStream.of(kept)), last).toArray();
  }
}
