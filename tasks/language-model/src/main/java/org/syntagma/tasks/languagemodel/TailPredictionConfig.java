package org.syntagma.tasks.languagemodel;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/** Settings of {@link TailPrediction}. */
record TailPredictionConfig(
    @Description("the last tokens of a text") TailConfig tail,
    @Description("further heads, each of which predicts one more token ahead (Gloeckle 2024)")
        @PositiveOrZero
        int ahead) {
  static TailPredictionConfig defaults() {
    return new TailPredictionConfig(TailConfig.defaults(), 0);
  }

  /** The last tokens of a text. */
  record TailConfig(
      @Description("how many they are, with the end symbol") @Positive int tokens,
      @Description("how often each counts") @DecimalMin("1") double weight) {
    static TailConfig defaults() {
      return new TailConfig(4, 2);
    }
  }
}
