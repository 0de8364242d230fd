package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.training.Schedule;

/**
 * A linear warm-up, then half a cosine down to the floor at the stage's last update (Loshchilov and
 * Hutter 2017, equation 5, without restarts).
 */
@Description("a linear warm-up, then half a cosine down to the floor")
final class WarmupCosine implements Schedule {
  private final DecayConfig config;

  @Inject
  WarmupCosine(DecayConfig config) {
    this.config = config;
  }

  @Override
  public double at(long update, long updates) {
    return config.at(update, updates, over -> (1 + Math.cos(Math.PI * over)) / 2);
  }
}
