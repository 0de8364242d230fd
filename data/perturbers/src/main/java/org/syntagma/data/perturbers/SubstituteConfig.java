package org.syntagma.data.perturbers;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of the perturber {@code substitute}. */
record SubstituteConfig(
    @Description("the probability that a word with candidates is replaced")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double rate,
    @Description(
            "a text of replacements, plain or gzip: in each line a word and what may replace it, between spaces; if none, words with like contexts in the training text")
        Optional<Path> path,
    @Description("without path: the most candidates of a word, those with the likest contexts")
        @Positive
        int candidates,
    @Description(
            "without path: how often a word must be in the text to have candidates or to be one")
        @Positive
        int minimumCount,
    @Description("without path: how like contexts must be, as the cosine of their vectors")
        @DecimalMin("0")
        @DecimalMax("1")
        double similarity,
    @Description("words, in lower case, that are neither replaced nor replace others")
        List<String> keep) {
  /** Negations: with another word there, a sentence no longer says what it said. */
  private static final List<String> NEGATIONS =
      List.of(
          "no", "not", "n't", "never", "nothing", "nobody", "none", "neither", "nor", "without",
          "hardly", "barely");

  static SubstituteConfig defaults() {
    return new SubstituteConfig(0.1, Optional.empty(), 8, 4, 0.1, NEGATIONS);
  }
}
