package org.syntagma.tasks.syntaxtree;

import java.util.List;
import org.syntagma.toolkit.structured.ValenceTables;
import org.syntagma.toolkit.structured.ValenceTrees;

/**
 * Expectation maximization of the dependency model with valence. It has many local optima, and
 * where it starts decides which is found: with trees of short arcs (Klein and Manning 2004), and
 * with the shortest sentences, which leave little choice; longer ones are added length by length
 * ("Baby Steps", Spitkovsky et al. 2010).
 */
final class Maximization {
  private Maximization() {}

  /**
   * The logs of the probabilities at its end.
   *
   * @param symbols how many there are
   * @param sentences of up to the configuration's maximum length
   */
  static ValenceTables of(InducedTreesConfig config, int symbols, List<int[]> sentences) {
    int first =
        Math.max(
            config.firstLength(),
            sentences.stream().mapToInt(sentence -> sentence.length).min().orElseThrow());
    ValenceTables logs =
        ValenceTrees.harmonic(symbols, upTo(first, sentences)).logProbabilities(config.smoothing());
    for (int length = Math.min(first, config.maximumLength());
        length <= config.maximumLength();
        length++) {
      List<int[]> shorter = upTo(length, sentences);
      for (int i = 0; i < config.iterations(); i++) {
        logs = ValenceTrees.infer(logs, shorter).expected().logProbabilities(config.smoothing());
      }
    }
    return logs;
  }

  private static List<int[]> upTo(int length, List<int[]> sentences) {
    return sentences.stream().filter(sentence -> sentence.length <= length).toList();
  }
}
