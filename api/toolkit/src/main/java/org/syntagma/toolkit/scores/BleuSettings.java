package org.syntagma.toolkit.scores;

import org.apiguardian.api.API;

/**
 * How BLEU is computed.
 *
 * @param tokenizer cuts hypotheses and references
 * @param smoothing for orders without a match
 * @param smoothingValue what {@link BleuSmoothing#FLOOR} and {@link BleuSmoothing#ADD_K} add, at
 *     least 0; the others ignore it
 * @param effectiveOrder whether only the orders count that the hypotheses are long enough for
 * @param lowerCase whether case is ignored
 * @param order of the longest n-grams, at least 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BleuSettings(
    BleuTokenizer tokenizer,
    BleuSmoothing smoothing,
    double smoothingValue,
    boolean effectiveOrder,
    boolean lowerCase,
    int order) {
  /**
   * Settings.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public BleuSettings {
    if (!(smoothingValue >= 0) || Double.isInfinite(smoothingValue)) {
      throw new IllegalArgumentException(
          "smoothing value = " + smoothingValue + ": must be finite and at least 0");
    }
    if (order < 1) {
      throw new IllegalArgumentException("order = " + order + ": must be at least 1");
    }
  }

  /** Those of sacrebleu. */
  public static BleuSettings defaults() {
    return new BleuSettings(
        BleuTokenizer.MTEVAL_13A, BleuSmoothing.EXPONENTIAL, 0, false, false, 4);
  }

  /** The same with another tokenizer. */
  public BleuSettings withTokenizer(BleuTokenizer other) {
    return new BleuSettings(other, smoothing, smoothingValue, effectiveOrder, lowerCase, order);
  }

  /** The same with another smoothing and its default value. */
  public BleuSettings withSmoothing(BleuSmoothing other) {
    return withSmoothing(other, other.defaultValue());
  }

  /** The same with another smoothing and its value. */
  public BleuSettings withSmoothing(BleuSmoothing other, double value) {
    return new BleuSettings(tokenizer, other, value, effectiveOrder, lowerCase, order);
  }

  /** The same, counting all orders or only those that the hypotheses are long enough for. */
  public BleuSettings withEffectiveOrder(boolean effective) {
    return new BleuSettings(tokenizer, smoothing, smoothingValue, effective, lowerCase, order);
  }

  /** The same, ignoring case or not. */
  public BleuSettings withLowerCase(boolean lower) {
    return new BleuSettings(tokenizer, smoothing, smoothingValue, effectiveOrder, lower, order);
  }

  /** The same with n-grams up to another order. */
  public BleuSettings withOrder(int longest) {
    return new BleuSettings(
        tokenizer, smoothing, smoothingValue, effectiveOrder, lowerCase, longest);
  }
}
