package org.syntagma.toolkit.structured;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * One number for each choice of the dependency model with valence (Klein and Manning 2004): the log
 * of its probability, or how often it is expected. The arrays are not copied.
 *
 * <p>A word has dependents on two sides, {@link #LEFT} and {@link #RIGHT}. Its valence on a side is
 * 0 as long as it has no dependent there, then 1. It either stops, decision {@link #STOP}, or takes
 * one more dependent, decision {@link #GO}.
 *
 * @param symbols how many kinds of words there are, numbered from 0
 * @param root (symbols): the kind of the sentence's root
 * @param attach (symbols, sides, symbols): the kind of a dependent, given its head's kind and side
 * @param decide (symbols, sides, valences, decisions): whether a word takes one more dependent
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ValenceTables(int symbols, double[] root, double[] attach, double[] decide) {
  public static final int LEFT = 0;
  public static final int RIGHT = 1;
  public static final int STOP = 0;
  public static final int GO = 1;

  /** Decisions for each symbol. */
  static final int DECISIONS = 8;

  /**
   * Tables over those arrays.
   *
   * @throws IllegalArgumentException if there are no symbols, or an array has another size
   */
  public ValenceTables {
    if (symbols < 1
        || root.length != symbols
        || attach.length != 2L * symbols * symbols
        || decide.length != DECISIONS * symbols) {
      throw new IllegalArgumentException(
          "%d symbols with %d, %d and %d numbers: must be n > 0 with n, 2n² and 8n"
              .formatted(symbols, root.length, attach.length, decide.length));
    }
  }

  /** Zeros. */
  public static ValenceTables zeros(int symbols) {
    return new ValenceTables(
        symbols,
        new double[symbols],
        new double[2 * symbols * symbols],
        new double[DECISIONS * symbols]);
  }

  /** Where {@link #attach} has a dependent. */
  public int attachment(int head, int side, int dependent) {
    return (2 * head + side) * symbols + dependent;
  }

  /** Where {@link #decide} has a decision. */
  public int decision(int word, int side, int valence, int decision) {
    return ((2 * word + side) * 2 + valence) * 2 + decision;
  }

  /**
   * Of counts, the logs of probabilities: the M-step. Each distribution's counts are divided by
   * their sum; where all are 0, it is uniform.
   *
   * @param smoothing at least 0: what is added to every count
   */
  public ValenceTables logProbabilities(double smoothing) {
    return new ValenceTables(
        symbols,
        logShares(root, symbols, smoothing),
        logShares(attach, symbols, smoothing),
        logShares(decide, 2, smoothing));
  }

  private static double[] logShares(double[] counts, int outcomes, double smoothing) {
    double[] logs = new double[counts.length];
    for (int from = 0; from < counts.length; from += outcomes) {
      double sum = Arrays.stream(counts, from, from + outcomes).sum() + outcomes * smoothing;
      for (int i = from; i < from + outcomes; i++) {
        logs[i] = sum > 0 ? Math.log((counts[i] + smoothing) / sum) : -Math.log(outcomes);
      }
    }
    return logs;
  }
}
