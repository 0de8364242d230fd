package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.training.Schedule;

/** The same value at every update. */
@Description("the same value at every update")
final class Constant implements Schedule {
  private final ConstantConfig config;

  @Inject
  Constant(ConstantConfig config) {
    this.config = config;
  }

  @Override
  public double at(long update, long updates) {
    return config.peak();
  }
}
