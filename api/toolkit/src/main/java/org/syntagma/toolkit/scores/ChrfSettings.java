package org.syntagma.toolkit.scores;

import org.apiguardian.api.API;

/**
 * How chrF is computed.
 *
 * @param characterOrder of the longest character n-grams, at least 1
 * @param wordOrder of the longest word n-grams, at least 0
 * @param beta how many times as much recall counts as precision, greater than 0
 * @param lowerCase whether case is ignored
 * @param whitespace whether character n-grams run over whitespace; otherwise it is removed first
 * @param epsilonSmoothing whether F is averaged over all orders, as chrF++.py, NLTK and Moses do,
 *     so that texts shorter than an order lose; otherwise precision and recall are averaged over
 *     the orders that both sides are long enough for
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChrfSettings(
    int characterOrder,
    int wordOrder,
    double beta,
    boolean lowerCase,
    boolean whitespace,
    boolean epsilonSmoothing) {
  private static final int CHARACTERS = 6;
  private static final int WORDS = 2;

  /**
   * Settings.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ChrfSettings {
    if (characterOrder < 1) {
      throw new IllegalArgumentException(
          "character order = " + characterOrder + ": must be at least 1");
    }
    if (wordOrder < 0) {
      throw new IllegalArgumentException("word order = " + wordOrder + ": must not be negative");
    }
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta = " + beta + ": must be finite and greater than 0");
    }
  }

  /** chrF2: characters only (Popović 2015), sacrebleu's default. */
  public static ChrfSettings characters() {
    return new ChrfSettings(CHARACTERS, 0, 2, false, false, false);
  }

  /** chrF++: characters and words (Popović 2017). */
  public static ChrfSettings charactersAndWords() {
    return new ChrfSettings(CHARACTERS, WORDS, 2, false, false, false);
  }
}
