package org.syntagma.tasks.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;

/**
 * What a model writes for sources, always the most probable token (greedy). An answer does not
 * depend on the others: only prompts that may be answered at the same length are answered together.
 *
 * @param maximum the most tokens of an answer
 * @param together how many are written at once
 */
record Answers(Model model, SequenceLayout layout, int maximum, int together) {
  /** One answer for each source, in their order. */
  List<String> of(List<String> sources) {
    Tokenizer tokenizer = model.tokenizer();
    List<Prompt> prompts =
        sources.stream().map(source -> layout.prompt(tokenizer.encode(source))).toList();
    Map<Integer, List<Integer>> byMaximum = new TreeMap<>();
    for (int i = 0; i < prompts.size(); i++) {
      int most = layout.maximum(prompts.get(i), maximum);
      byMaximum.computeIfAbsent(most, absent -> new ArrayList<>()).add(i);
    }
    List<String> answers = new ArrayList<>(Collections.nCopies(sources.size(), ""));
    byMaximum.forEach((most, indices) -> write(prompts, indices, most, answers));
    return answers;
  }

  private void write(List<Prompt> prompts, List<Integer> indices, int most, List<String> answers) {
    Generator generator = model.generator();
    for (int from = 0; from < indices.size(); from += together) {
      List<Integer> some = indices.subList(from, Math.min(indices.size(), from + together));
      List<Sample> samples =
          generator.generate(
              some.stream().map(prompts::get).toList(), Decoding.greedy(most), Randomness.of(0));
      for (int i = 0; i < samples.size(); i++) {
        answers.set(some.get(i), text(samples.get(i)));
      }
    }
  }

  private String text(Sample sample) {
    return model.tokenizer().decode(sample.tokens().stream().mapToInt(Integer::intValue).toArray());
  }
}
