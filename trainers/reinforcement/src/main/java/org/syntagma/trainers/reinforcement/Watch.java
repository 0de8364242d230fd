package org.syntagma.trainers.reinforcement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/**
 * Sees from the numbers of updates what seems to go wrong, and says what can be done. It says the
 * same again only after many updates.
 */
final class Watch implements Stateful {
  private static final double FAR = 20;
  private static final double COLLAPSED = 0.05;
  private static final double LEFT = 0.1;
  private static final int PATIENCE = 10;
  private static final long PAUSE = 50;
  private static final String ENTROPY = "entropy";
  private static final String UNEXPLAINED = "unexplained";
  private static final String ALIKE = "alike";

  private final Map<String, Long> said = new HashMap<>();
  private double first = Double.NaN;
  private long unexplained;
  private long alike;

  /** What is to be said about an update with these values. */
  List<String> warnings(long update, Map<String, Double> values) {
    List<String> warnings = new ArrayList<>();
    double divergence = values.getOrDefault("reference-kl", 0.0);
    if (divergence > FAR) {
      add(
          warnings,
          update,
          "reference-kl",
          "KL to the reference is %.1f nats for an episode: the policy runs away from what it was. Raise policy.kl.weight, set policy.kl.target, or lower the learning rate",
          divergence);
    }
    double entropy = values.getOrDefault(ENTROPY, Double.NaN);
    first = Double.isNaN(first) ? entropy : first;
    if (entropy < COLLAPSED && entropy < LEFT * first) {
      add(
          warnings,
          update,
          ENTROPY,
          "the entropy of an action is %.3f nats and was %.3f: the policy hardly tries anything any more. Raise policy.entropy-weight or lower the learning rate",
          entropy,
          first);
    }
    alike = values.getOrDefault("zero-variance", 0.0) == 1 ? alike + 1 : 0;
    if (alike == 3 || (alike > 3 && alike % PAUSE == 0)) {
      add(
          warnings,
          update,
          ALIKE,
          "all rewards of the last %,.0f updates are equal: there is nothing to learn from them. Choose a reward that tells episodes apart, or another beginning",
          (double) alike);
    }
    double explained = values.getOrDefault("explained-variance", 1.0);
    unexplained = explained <= 0 ? unexplained + 1 : 0;
    if (unexplained == PATIENCE || (unexplained > PATIENCE && unexplained % PAUSE == 0)) {
      add(
          warnings,
          update,
          UNEXPLAINED,
          "values have explained nothing of the returns for %,.0f updates (%.2f): raise policy.value-weight or the learning rate of the value network",
          (double) unexplained,
          explained);
    }
    return warnings;
  }

  private void add(
      List<String> warnings, long update, String what, String message, Double... numbers) {
    Long last = said.get(what);
    if (last == null || update - last >= PAUSE) {
      said.put(what, update);
      warnings.add(String.format(Locale.ROOT, message, (Object[]) numbers));
    }
  }

  @Override
  public void save(StateWriter out) {
    out.real(ENTROPY, first);
    out.number(UNEXPLAINED, unexplained);
    out.number(ALIKE, alike);
    StateWriter times = out.part("said");
    said.forEach(times::number);
  }

  @Override
  public void load(StateReader in) {
    first = in.real(ENTROPY);
    unexplained = in.number(UNEXPLAINED);
    alike = in.number(ALIKE);
    said.clear();
    StateReader times = in.part("said");
    times.names().forEach(name -> said.put(name, times.number(name)));
  }
}
