package org.syntagma.trainers.adversarial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.batches.Continuations;

/**
 * A model that writes texts, from their beginning or on from a prefix. A text is the ids that were
 * drawn, without the begin symbol.
 *
 * @param length the most ids of a text
 * @param rows the most texts at once
 */
record Writer(Model model, int length, int rows) {
  List<List<Integer>> write(int count, Randomness randomness) {
    return complete(Collections.nCopies(count, List.of()), randomness);
  }

  /**
   * The prefixes with what the model writes after each.
   *
   * @param prefixes of one length, less than that of a text, without an end symbol
   */
  List<List<Integer>> complete(List<List<Integer>> prefixes, Randomness randomness) {
    List<List<Integer>> texts = new ArrayList<>();
    for (int from = 0; from < prefixes.size(); from += rows) {
      List<List<Integer>> some = prefixes.subList(from, Math.min(prefixes.size(), from + rows));
      Decoding decoding = new Decoding(length - some.get(0).size(), 1, 0, 1);
      List<Prompt> prompts = some.stream().map(this::prompt).toList();
      List<Sample> samples = model.generator().generate(prompts, decoding, randomness.at(from));
      for (int i = 0; i < samples.size(); i++) {
        List<Integer> rest = Continuations.drawn(samples.get(i), model.tokenizer());
        texts.add(Stream.concat(some.get(i).stream(), rest.stream()).toList());
      }
    }
    return texts;
  }

  private Prompt prompt(List<Integer> prefix) {
    int begin = model.tokenizer().special().begin();
    return new Prompt(Stream.concat(Stream.of(begin), prefix.stream()).toList());
  }
}
