package org.syntagma.data.perturbers;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.syntagma.api.component.Description;

/** The settings of the corpus {@code perturbed}. */
record PerturbedConfig(
    @Description("the probability that an example is perturbed, anew in each epoch")
        @DecimalMin("0")
        @DecimalMax("1")
        double share) {
  static PerturbedConfig defaults() {
    return new PerturbedConfig(0.5);
  }
}
