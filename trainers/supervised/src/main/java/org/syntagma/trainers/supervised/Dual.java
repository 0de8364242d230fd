package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Weighting;

/**
 * Dual ascent on the constraint that the penalty be at most a target: the weight is the multiplier
 * of the Lagrangian, and moves by {@code rate} · (what was found − target) after each update, but
 * not below 0 (Boyd and Vandenberghe 2004, section 5; Uzawa's method). So it grows while the
 * penalty is above the target, and falls while it is below.
 */
@Description("a weight that grows while the penalty is above a target, and falls while it is below")
final class Dual implements Weighting {
  private static final String WEIGHT = "weight";
  private static final String MEAN = "mean";
  private static final String FOUND = "found";

  private final DualConfig config;
  private double weight;
  private double mean;
  private long found;

  @Inject
  Dual(DualConfig config) {
    this.config = config;
    this.weight = config.initial();
  }

  @Override
  public double at(long update, long updates) {
    return weight;
  }

  @Override
  public boolean learns() {
    return true;
  }

  @Override
  public void found(double value) {
    found++;
    mean = config.smoothing() * mean + (1 - config.smoothing()) * value;
    double unbiased = mean / (1 - Math.pow(config.smoothing(), (double) found));
    double risen = weight + config.rate() * (unbiased - config.target());
    weight = Math.min(config.maximum(), Math.max(0, risen));
  }

  @Override
  public void save(StateWriter out) {
    out.real(WEIGHT, weight);
    out.real(MEAN, mean);
    out.number(FOUND, found);
  }

  @Override
  public void load(StateReader in) {
    weight = in.real(WEIGHT);
    mean = in.real(MEAN);
    found = in.number(FOUND);
  }
}
