package org.syntagma.models.perceptron;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link Perceptron}.
 *
 * @param observations must be given
 * @param actions must be given
 */
record PerceptronConfig(
    @Description("how many numbers an observation has") @Positive Integer observations,
    @Description("among how many actions it chooses") @Positive Integer actions,
    @Description("widths of the hidden layers") @NotEmpty List<@Positive Integer> hidden) {
  PerceptronConfig {
    hidden = List.copyOf(hidden);
  }

  static PerceptronConfig defaults() {
    return new PerceptronConfig(null, null, List.of(64, 64));
  }
}
