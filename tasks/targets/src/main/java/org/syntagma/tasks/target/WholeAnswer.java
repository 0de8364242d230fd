package org.syntagma.tasks.target;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.syntagma.api.data.DataException;

/**
 * A prompt and an answer to it, as one network reads both.
 *
 * <ul>
 *   <li>A decoder alone reads [begin, prompt, SEP, control, answer, end], as where it learns to
 *       write answers.
 *   <li>An encoder reads [begin, control, prompt, SEP, answer, end].
 * </ul>
 *
 * <p>The control symbol is there only if one is set, and SEP only if there is a prompt: so a whole
 * text without one is read as a language model reads it. A prompt that is too long loses its end
 * where {@link Prefix} says so; an answer never loses anything.
 */
record WholeAnswer(Prefix prefix) {
  /**
   * The ids that are read.
   *
   * @throws DataException if they do not fit
   */
  int[] of(int[] prompt, int[] answer) {
    int[] control = prefix.symbols().control().stream().toArray();
    int separators = prompt.length == 0 ? 0 : 1;
    int around = 2 + control.length + separators;
    int room = prefix.trunk().sourceContext() - around - answer.length;
    if (room < separators || (prompt.length > room && !prefix.truncate())) {
      throw new DataException(
          "a prompt of %d tokens and an answer of %d need %d positions with their symbols, but the model's context is %d: give the model a larger context or the corpus shorter texts%s"
              .formatted(
                  prompt.length,
                  answer.length,
                  (long) prompt.length + around + answer.length,
                  prefix.trunk().sourceContext(),
                  room < separators || prefix.truncate()
                      ? ""
                      : ", or set truncate: true to cut prompts"));
    }
    IntStream kept = Arrays.stream(prompt, 0, Math.min(prompt.length, room));
    IntStream separator = IntStream.of(prefix.symbols().separator()).limit(separators);
    IntStream given =
        prefix.trunk().encoder()
            ? join(Arrays.stream(control), kept, separator)
            : join(kept, separator, Arrays.stream(control));
    return join(
            IntStream.of(prefix.symbols().special().begin()),
            given,
            join(
                Arrays.stream(answer),
                IntStream.of(prefix.symbols().special().end()),
                IntStream.empty()))
        .toArray();
  }

  private static IntStream join(IntStream first, IntStream second, IntStream third) {
    return IntStream.concat(IntStream.concat(first, second), third);
  }
}
