package org.syntagma.toolkit.scores;

import org.apiguardian.api.API;

/**
 * What BLEU does about an order of n-grams of which none matches, since its geometric mean would be
 * 0 (Chen and Cherry 2014). The names are sacrebleu's.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum BleuSmoothing {
  /** The k-th such order counts 1/2ᵏ matches; their method 3 and sacrebleu's default. */
  EXPONENTIAL("exp", 0),

  /** Each such order counts {@code value} matches; their method 1. */
  FLOOR("floor", 0.1),

  /** From bigrams on, {@code value} more n-grams and as many more matches; their method 2. */
  ADD_K("add-k", 1),

  /** Nothing. */
  NONE("none", 0);

  private final String label;
  private final double value;

  BleuSmoothing(String label, double value) {
    this.label = label;
    this.value = value;
  }

  /**
   * The smoothing with sacrebleu's name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static BleuSmoothing named(String label) {
    return Labels.find("smoothing of BLEU", values(), BleuSmoothing::label, label);
  }

  /** Its name in sacrebleu. */
  public String label() {
    return label;
  }

  /** The value that sacrebleu takes if none is given; 0 where none is needed. */
  public double defaultValue() {
    return value;
  }
}
