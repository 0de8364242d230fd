package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;

/**
 * Parameters that learn at a rate of their own.
 *
 * @param parameters a pattern of paths
 * @param rate by which the schedule's rate is multiplied
 */
record GroupConfig(
    @Description("paths, such as heads.** : * within a name, ** over any names") @NotBlank
        String parameters,
    @Description("by this the schedule's rate is multiplied") @PositiveOrZero double rate) {
  static GroupConfig defaults() {
    return new GroupConfig(null, 1);
  }
}
