package org.syntagma.toolkit.scores;

import org.apiguardian.api.API;

/** What two texts are compared by (Lin 2004); the names are rouge-score's. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum RougeMeasure {
  /** Words. */
  ROUGE_1("rouge1"),

  /** Pairs of words. */
  ROUGE_2("rouge2"),

  /** The longest common subsequence of the texts; line ends are spaces. */
  ROUGE_L("rougeL"),

  /**
   * For each line of the reference, the words that are in its longest common subsequence with any
   * line of the hypothesis; no word counts more often than either text has it.
   */
  ROUGE_L_SUM("rougeLsum");

  private final String label;

  RougeMeasure(String label) {
    this.label = label;
  }

  /**
   * The measure with rouge-score's name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static RougeMeasure named(String label) {
    return Labels.find("measure of ROUGE", values(), RougeMeasure::label, label);
  }

  /** Its name in rouge-score. */
  public String label() {
    return label;
  }
}
