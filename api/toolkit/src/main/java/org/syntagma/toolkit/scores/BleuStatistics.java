package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.List;

/** What BLEU needs to know of a corpus, sentence by sentence. */
final class BleuStatistics {
  private final BleuSettings settings;
  private final long[] matches;
  private final long[] totals;
  private long hypothesisLength;
  private long referenceLength;

  BleuStatistics(BleuSettings settings) {
    this.settings = settings;
    this.matches = new long[settings.order()];
    this.totals = new long[settings.order()];
  }

  void add(String hypothesis, List<String> references) {
    References.check(references);
    Numbering words = new Numbering();
    int[] system = words.of(tokens(hypothesis));
    List<int[]> wanted = new ArrayList<>();
    int length = system.length;
    for (String reference : references) {
      int[] tokens = words.of(tokens(reference));
      length += tokens.length;
      wanted.add(tokens);
    }
    count(system, wanted, new NGramTable(length * settings.order()));
    hypothesisLength += system.length;
    referenceLength += nearestLength(system.length, wanted);
  }

  /** Of order {@code n}, how often n-grams of hypotheses are in a reference. */
  long matches(int n) {
    return matches[n - 1];
  }

  /** Of order {@code n}, how many n-grams hypotheses have. */
  long total(int n) {
    return totals[n - 1];
  }

  long hypothesisLength() {
    return hypothesisLength;
  }

  long referenceLength() {
    return referenceLength;
  }

  private List<String> tokens(String text) {
    String cased = settings.lowerCase() ? LowerCase.of(text) : text;
    return settings.tokenizer().tokens(Spaces.withoutTrailing(cased));
  }

  private void count(int[] system, List<int[]> wanted, NGramTable table) {
    int order = settings.order();
    NGrams found = table.read(system, order);
    List<NGrams> allowed = wanted.stream().map(tokens -> table.read(tokens, order)).toList();
    int[] limits = new int[table.bound()];
    allowed.forEach(ngrams -> ngrams.raise(limits));
    int[] both = found.matches(limits);
    for (int n = 1; n <= order; n++) {
      matches[n - 1] += both[n - 1];
      totals[n - 1] += found.count(n);
    }
  }

  /** Of two that are as near, the shorter. */
  private static int nearestLength(int length, List<int[]> references) {
    int nearest = references.get(0).length;
    for (int[] reference : references) {
      int further = Math.abs(reference.length - length) - Math.abs(nearest - length);
      if (further < 0 || (further == 0 && reference.length < nearest)) {
        nearest = reference.length;
      }
    }
    return nearest;
  }
}
