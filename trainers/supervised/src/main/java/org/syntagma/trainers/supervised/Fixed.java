package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;
import org.syntagma.api.component.Description;
import org.syntagma.api.task.Weighting;

/** The same weight in each update. */
@Description("the same weight in each update; what a plain number means")
final class Fixed implements Weighting {
  private final double value;

  /** Settings of {@link Fixed}. */
  record Config(@Description("the weight; must be given") @PositiveOrZero Double value) {
    static Config defaults() {
      return new Config(null);
    }
  }

  @Inject
  Fixed(Config config) {
    value = config.value();
  }

  @Override
  public double at(long update, long updates) {
    return value;
  }
}
