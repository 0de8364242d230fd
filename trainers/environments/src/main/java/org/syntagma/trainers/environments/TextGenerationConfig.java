package org.syntagma.trainers.environments;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link TextGeneration}.
 *
 * @param maximumTokens of an episode
 * @param temperature of the policy that acts
 * @param prefix how many tokens of a text begin its prompt
 * @param atMaximum what reaching the maximum means
 */
record TextGenerationConfig(
    @Description("the most tokens that are drawn in an episode, the end symbol among them")
        @Positive
        int maximumTokens,
    @Description("divides the logits; tokens are drawn from the whole distribution") @Positive
        double temperature,
    @Description(
            "of prompts that are texts: how many of their tokens are given after the begin symbol;"
                + " with 0 that is all, so there is one prompt")
        @PositiveOrZero
        int prefix,
    @Description(
            "what an episode is that reaches the maximum: truncated, cut off, so that what would"
                + " follow is estimated; or terminated, so that nothing follows")
        @NotNull
        AtMaximum atMaximum) {
  /** What reaching the maximum means. */
  enum AtMaximum {
    TRUNCATED,
    TERMINATED
  }

  static TextGenerationConfig defaults() {
    return new TextGenerationConfig(64, 1, 0, AtMaximum.TRUNCATED);
  }
}
