package org.syntagma.data.tokenizers;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

/**
 * The settings of {@code words}.
 *
 * @param minimumCount rarer words become unknown
 * @param maximumSize the most ids, the four special symbols included; the rarest words give way
 */
record WordsConfig(@Positive int minimumCount, @Min(5) int maximumSize) {
  static WordsConfig defaults() {
    return new WordsConfig(1, 50_000);
  }
}
