package org.syntagma.toolkit.structured;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Works on the sentences of a batch in parallel. */
final class Sentences {
  private Sentences() {}

  /**
   * What {@code work} gives for each sentence, in order.
   *
   * @throws IllegalArgumentException for the first sentence that {@code work} refuses, named
   */
  static <T> List<T> map(int count, IntFunction<T> work) {
    List<Supplier<T>> outcomes =
        IntStream.range(0, count).parallel().mapToObj(b -> attempt(b, work)).toList();
    return outcomes.stream().map(Supplier::get).toList();
  }

  private static <T> Supplier<T> attempt(int sentence, IntFunction<T> work) {
    try {
      T value = work.apply(sentence);
      return () -> value;
    } catch (IllegalArgumentException refusal) {
      String message = "sentence " + sentence + ": " + refusal.getMessage();
      return () -> {
        throw new IllegalArgumentException(message, refusal);
      };
    }
  }

  static IllegalArgumentException noTree() {
    return new IllegalArgumentException(
        "every tree has a part whose score is -Infinity: allow at least one tree");
  }
}
