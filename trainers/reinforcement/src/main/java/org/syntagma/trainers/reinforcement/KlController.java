package org.syntagma.trainers.reinforcement;

import java.util.List;
import java.util.Map;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/**
 * The coefficient β of KL to the reference, which moves so that the KL comes near a target (Ziegler
 * et al. 2019, section 2.2): β ← β · (1 + rate · clip((KL − target) / target, −0.2, 0.2)).
 */
final class KlController implements Stateful {
  private static final double MOST = 0.2;
  private static final String WEIGHT = "weight";

  private final KlConfig config;
  private double weight;

  KlController(KlConfig config) {
    this.config = config;
    this.weight = config.weight();
  }

  /** Whether there is anything to hold back with. */
  boolean isOn() {
    return config.weight() > 0;
  }

  double weight() {
    return weight;
  }

  /** The weight, where there is anything to hold back with. */
  Map<String, Double> report() {
    return isOn() ? Map.of("kl-weight", weight) : Map.of();
  }

  /**
   * Hears how far the fragments of an update are from the reference, the mean over those of the
   * newest policy.
   */
  void follow(List<Fragment> fragments) {
    if (isOn() && config.target().isPresent() && !fragments.isEmpty()) {
      long newest = fragments.stream().mapToLong(Fragment::version).max().orElseThrow();
      double found =
          fragments.stream()
              .filter(each -> each.version() == newest)
              .mapToDouble(Numbers::divergence)
              .average()
              .orElseThrow();
      double target = config.target().get();
      double error = Math.max(-MOST, Math.min(MOST, (found - target) / target));
      weight *= 1 + config.rate() * error;
    }
  }

  @Override
  public void save(StateWriter out) {
    out.real(WEIGHT, weight);
  }

  @Override
  public void load(StateReader in) {
    weight = in.real(WEIGHT);
  }
}
