package org.syntagma.cli;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.SampleText;

/** How generated texts are printed: the text, and what the model thought of it if that is asked. */
record SampleOutput(Model model, Decoding decoding) {
  /** Several continuations of one prompt: drawn, or the best that a search finds. */
  List<SampleText> texts(String prompt, int count, Randomness randomness) {
    return decoding.beams() > 1
        ? SampleText.best(model, prompt, decoding, count)
        : SampleText.of(
            model, Collections.nCopies(count, prompt), decoding, randomness, (row, token) -> {});
  }

  /**
   * {@code log-probability -1.2040 (score -1.1003, end): t -0.1054, h -1.0986}, or nothing if
   * nobody asked.
   */
  String logProbabilities(Sample sample) {
    if (!decoding.logProbabilities()) {
      return "";
    }
    List<Double> each = sample.logProbabilities();
    String score =
        decoding.beams() == 1
            ? ""
            : "score " + number(decoding.score(sample.logProbability(), each.size())) + ", ";
    return "log-probability %s (%s%s): %s%n"
        .formatted(
            number(sample.logProbability()),
            score,
            sample.ending().name().toLowerCase(Locale.ROOT),
            IntStream.range(0, each.size())
                .mapToObj(i -> symbol(sample, i) + " " + number(each.get(i)))
                .collect(Collectors.joining(", ")));
  }

  /** What was drawn beyond the tokens ended the sample: the end symbol, or a stop string. */
  private String symbol(Sample sample, int place) {
    Tokenizer tokenizer = model.tokenizer();
    if (place < sample.tokens().size()) {
      return tokenizer.symbol(sample.tokens().get(place));
    }
    return sample.ending() == Sample.Ending.END
        ? tokenizer.symbol(tokenizer.special().end())
        : "(stop)";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
