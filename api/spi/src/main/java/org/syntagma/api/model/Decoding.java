package org.syntagma.api.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.apiguardian.api.API;

/**
 * How tokens are chosen.
 *
 * @param maximum the greatest number of new tokens
 * @param temperature divides the logits; 0 takes the most probable token (greedy)
 * @param topK only the k most probable tokens are drawn; 0 means all
 * @param topP only the smallest set of most probable tokens whose probability reaches p is drawn
 *     (Holtzman 2020)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Decoding(
    @Min(1) int maximum,
    @PositiveOrZero double temperature,
    @PositiveOrZero int topK,
    @Positive @DecimalMax("1") double topP) {
  public static Decoding defaults() {
    return new Decoding(100, 1, 0, 1);
  }

  public static Decoding greedy(int maximum) {
    return new Decoding(maximum, 0, 0, 1);
  }

  public Decoding withMaximum(int tokens) {
    return new Decoding(tokens, temperature, topK, topP);
  }

  public Decoding withTemperature(double value) {
    return new Decoding(maximum, value, topK, topP);
  }
}
