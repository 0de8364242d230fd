package org.syntagma.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.Decoding;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.Option;

/** How tokens are chosen, as options. */
final class DecodingOptions {
  private static final Decoding DEFAULTS = Decoding.defaults();
  private static final String ENGLISH = "english";

  @Option(
      names = "--maximum",
      description = "The greatest number of new tokens (default ${DEFAULT-VALUE}).")
  private int maximum = DEFAULTS.maximum();

  @Option(
      names = "--temperature",
      description = "0 is greedy (default 1; with several beams 0, as a search draws nothing).")
  private Optional<Double> temperature = Optional.empty();

  @Option(names = "--top-k", description = "Draw from the k most probable tokens; 0 is all.")
  private int topK = DEFAULTS.topK();

  @Option(names = "--top-p", description = "Draw from the smallest set of probability p.")
  private double topP = DEFAULTS.topP();

  @Option(
      names = "--beams",
      description =
          "Search for the most probable text and pursue so many at once; --samples prints the best"
              + " of them (default ${DEFAULT-VALUE}, no search).")
  private int beams = DEFAULTS.beams();

  @Option(
      names = "--length-penalty",
      description =
          "How much a search prefers longer texts; 0 is not at all (default ${DEFAULT-VALUE}).")
  private double lengthPenalty = DEFAULTS.lengthPenalty();

  @Option(
      names = "--repetition-penalty",
      description =
          "Greater than 1 makes tokens that have been generated less probable"
              + " (default ${DEFAULT-VALUE}).")
  private double repetitionPenalty = DEFAULTS.repetitionPenalty();

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "End before this text; may be repeated.")
  private List<String> stop = new ArrayList<>();

  @Option(
      names = "--allowed",
      paramLabel = "TEXT",
      description = "A text that may be generated; repeat it for each, and no other text may be.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--grammar",
      paramLabel = "FILE",
      description =
          "A context-free grammar of which the text is a sentence; english is the one that comes"
              + " with Syntagma.")
  private Optional<String> grammar = Optional.empty();

  @Option(
      names = "--log-probabilities",
      description = "Print the log-probability of each token below the text.")
  private boolean logProbabilities;

  /**
   * The options, with the grammar that they name.
   *
   * @throws org.syntagma.runtime.wiring.ComponentException if it cannot be read
   */
  Decoding decoding(Syntagma syntagma) {
    return grammar
        .map(DecodingOptions::settings)
        .map(syntagma::grammar)
        .map(decoding()::withGrammar)
        .orElseGet(this::decoding);
  }

  private static Settings settings(String name) {
    Settings.Builder settings = Settings.builder().environment(Map.of()).set("type", "cfg");
    return (name.equals(ENGLISH) ? settings : settings.set("path", name)).read();
  }

  /** The options without a grammar, which is not read yet. */
  Decoding decoding() {
    double standard = beams > 1 ? 0 : DEFAULTS.temperature();
    return new Decoding(
        maximum,
        temperature.orElse(standard),
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        Optional.empty(),
        logProbabilities);
  }

  /** What is wrong with the options; settings have the same names. */
  List<String> problems() {
    return decoding().problems().stream()
        .map(problem -> problem.matches("[a-z-]+ = .*") ? "--" + problem : problem)
        .toList();
  }
}
