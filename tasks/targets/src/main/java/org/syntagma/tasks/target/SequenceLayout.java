package org.syntagma.tasks.target;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.task.StageKind;

/**
 * A source and its target in one row of the decoder, [what is given, target, end]:
 *
 * <ul>
 *   <li>a decoder alone is given {@link Prefix}: [begin, source, SEP, control];
 *   <li>a decoder with an encoder is given [begin]; or, if it also writes the source again, what a
 *       decoder alone is given.
 * </ul>
 *
 * <p>Every id but the first is predicted from those before it.
 *
 * @param prefix what is given, to the encoder if there is one
 * @param sourceWeight how much an id of what is given counts where the decoder predicts it; above
 *     0, a decoder with an encoder writes the source again
 */
record SequenceLayout(Prefix prefix, double sourceWeight) {
  /**
   * The layout where the settings do not say how much the source counts: a decoder alone learns it
   * as any text in pretraining.
   */
  static SequenceLayout of(Prefix prefix, Optional<Double> sourceWeight, StageKind stage) {
    double usual = stage == StageKind.PRETRAINING && !prefix.trunk().encoder() ? 1 : 0;
    return new SequenceLayout(prefix, sourceWeight.orElse(usual));
  }

  /** Whether a decoder with an encoder writes the source again. */
  private boolean reconstructs() {
    return prefix.trunk().encoder() && sourceWeight > 0;
  }

  /** Whether the decoder reads the source. */
  private boolean decoderIsGivenSource() {
    return reconstructs() || !prefix.trunk().encoder();
  }

  /**
   * Lays a pair out.
   *
   * @throws DataException if it does not fit the context
   */
  SequenceRow row(int[] source, int[] target) {
    int[] given = given(source, target.length);
    int[] whole =
        Stream.of(given, target, new int[] {prefix.symbols().special().end()})
            .flatMapToInt(IntStream::of)
            .toArray();
    return new SequenceRow(
        prefix.trunk().encoder() ? prefix.of(source, 0) : new int[0],
        Arrays.copyOf(whole, whole.length - 1),
        Arrays.copyOfRange(whole, 1, whole.length),
        given.length - 1);
  }

  private int[] given(int[] source, int target) {
    if (decoderIsGivenSource()) {
      // One position at least, so that there is room to write something in evaluation.
      return decoderPrefix().of(source, Math.max(1, target));
    }
    if (target >= prefix.trunk().context()) {
      throw new DataException(
          "a target of %d tokens needs %d positions, but the model's context is %d: give the model a larger context or the corpus shorter targets"
              .formatted(target, target + 1, prefix.trunk().context()));
    }
    return new int[] {prefix.symbols().special().begin()};
  }

  /** As a decoder alone is given a source. */
  private Prefix decoderPrefix() {
    int context = prefix.trunk().context();
    Trunk alone = new Trunk(false, true, context, context);
    return new Prefix(prefix.symbols(), alone, prefix.truncate());
  }

  /**
   * What generation starts from. What a decoder with an encoder would write again is given to it:
   * so whatever follows is the answer.
   */
  Prompt prompt(int[] source) {
    Prompt prompt = new Prompt(list(prefix.of(source, prefix.trunk().encoder() ? 0 : 1)));
    return reconstructs() ? prompt.written(list(decoderPrefix().of(source, 1))) : prompt;
  }

  private static List<Integer> list(int... ids) {
    return Arrays.stream(ids).boxed().toList();
  }

  /**
   * How many tokens may be written after a prompt.
   *
   * @param answer the most tokens of an answer
   */
  int maximum(Prompt prompt, int answer) {
    int taken =
        prefix.trunk().encoder() ? Math.max(1, prompt.written().size()) : prompt.tokens().size();
    return Math.min(answer, prefix.trunk().context() - taken);
  }
}
