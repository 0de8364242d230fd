package org.syntagma.tasks.penalties;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;

/**
 * A text that a model said.
 *
 * @param tokens without begin and end symbols
 * @param ended whether the end symbol follows
 */
record Spoken(List<Integer> tokens, boolean ended) {
  /**
   * A sample and, unless it stands for itself, the prompt before it.
   *
   * @param alone whether the prompt is no part of the text
   */
  static Spoken of(Prompt prompt, Sample sample, Tokenizer tokenizer, boolean alone) {
    int begin = tokenizer.special().begin();
    Stream<Integer> before = alone ? Stream.of() : prompt.tokens().stream();
    List<Integer> tokens =
        Stream.concat(before.filter(id -> id != begin), sample.tokens().stream()).toList();
    return new Spoken(tokens, sample.ending() == Sample.Ending.END);
  }

  static List<Spoken> all(
      List<Prompt> prompts, List<Sample> samples, Tokenizer tokenizer, boolean alone) {
    return IntStream.range(0, samples.size())
        .mapToObj(i -> of(prompts.get(i), samples.get(i), tokenizer, alone))
        .toList();
  }

  /** Where the text leads; empty if it is forbidden somewhere. */
  Optional<Constraint> from(Constraint start) {
    Constraint place = start;
    for (int token : tokens) {
      if (!place.allowed().get(token)) {
        return Optional.empty();
      }
      place = place.after(token);
    }
    return Optional.of(place);
  }
}
