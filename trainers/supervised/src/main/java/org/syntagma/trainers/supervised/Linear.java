package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.training.Schedule;

/** A linear warm-up, then a straight line down to the floor at the stage's last update. */
@Description("a linear warm-up, then a straight line down to the floor")
final class Linear implements Schedule {
  private final DecayConfig config;

  @Inject
  Linear(DecayConfig config) {
    this.config = config;
  }

  @Override
  public double at(long update, long updates) {
    return config.at(update, updates, over -> 1 - over);
  }
}
