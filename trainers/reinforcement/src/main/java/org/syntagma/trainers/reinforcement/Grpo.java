package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.reinforcement.Lesson;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.TrainingException;

/**
 * Group relative policy optimization (Shao et al. 2024, equation 3): several answers to one prompt
 * are compared with each other, A = (R − mean) / deviation over the group, in PPO's clipped loss.
 * Each answer counts the same, whatever its length, and KL to the reference is part of the loss
 * (equation 4). A group in which all are worth the same teaches nothing and is left out.
 */
@Description("group relative policy optimization (Shao et al. 2024)")
final class Grpo implements PolicyOptimizer {
  private static final double ALIKE = 1e-8;

  private final GrpoConfig config;
  private final List<Part> parts;

  @Inject
  Grpo(GrpoConfig config) {
    this.config = config;
    this.parts = new ArrayList<>(List.of(new Part("policy-loss", 1, this::surrogate)));
    if (readsReference()) {
      parts.add(new Part("reference-kl", config.klWeight(), Grpo::divergence));
    }
    parts.add(new Part("entropy", 0, Grpo::entropy));
  }

  @Override
  public boolean readsValues() {
    return false;
  }

  @Override
  public boolean readsReference() {
    return config.klWeight() > 0;
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }

  @Override
  public List<Lesson> prepare(List<Fragment> fragments) {
    Map<Long, List<Fragment>> groups = new LinkedHashMap<>();
    fragments.forEach(
        each -> groups.computeIfAbsent(each.group(), group -> new ArrayList<>()).add(each));
    if (fragments.size() > 1 && groups.size() == fragments.size()) {
      throw new TrainingException(
          "grpo compares episodes that begin the same, but no two do: set rollouts.group to 4 or"
              + " more");
    }
    List<Lesson> lessons = new ArrayList<>();
    groups.values().forEach(group -> lessons.addAll(compared(group)));
    long actions = lessons.stream().mapToLong(each -> each.fragment().length()).sum();
    return lessons.stream().map(each -> shared(each, (double) actions / lessons.size())).toList();
  }

  private List<Lesson> compared(List<Fragment> group) {
    double[] totals =
        group.stream().mapToDouble(each -> Arrays.stream(each.rewards()).sum()).toArray();
    double mean = Arrays.stream(totals).average().orElseThrow();
    double variance =
        Arrays.stream(totals).map(each -> (each - mean) * (each - mean)).average().orElseThrow();
    double deviation = Math.sqrt(variance);
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < totals.length && deviation > ALIKE; i++) {
      Fragment fragment = group.get(i);
      double[] advantages = new double[fragment.length()];
      Arrays.fill(advantages, (totals[i] - mean) / deviation);
      Lesson lesson =
          new Lesson(fragment)
              .with(Numbers.BEHAVIOUR, fragment.behaviour())
              .with(Numbers.ADVANTAGES, advantages);
      lessons.add(
          readsReference()
              ? lesson.with(Numbers.REFERENCE, fragment.reference().orElseThrow())
              : lesson);
    }
    return lessons;
  }

  /** An action counts so much that all fragments count alike in a mean over actions. */
  private static Lesson shared(Lesson lesson, double mean) {
    double[] shares = new double[lesson.fragment().length()];
    Arrays.fill(shares, mean / shares.length);
    return lesson.with(Numbers.SHARE, shares);
  }

  @Override
  public int epochs() {
    return config.epochs();
  }

  @Override
  public int minibatches() {
    return config.minibatches();
  }

  @Override
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  private Value surrogate(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value ratio = Policy.ratio(ops, outputs, batch);
    Value clipped = Policy.clamp(ops, ratio, 1 - config.clip(), 1 + config.clip());
    Value advantages = batch.get(Numbers.ADVANTAGES);
    Value least = ops.minimum(ops.mul(ratio, advantages), ops.mul(clipped, advantages));
    return Policy.sum(ops, ops.neg(ops.mul(least, batch.get(Numbers.SHARE))), batch);
  }

  private static Value divergence(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value log = ops.sub(batch.get(Numbers.REFERENCE), Policy.log(ops, outputs, batch));
    Value each = ops.sub(ops.add(ops.exp(log), -1), log);
    return Policy.sum(ops, ops.mul(each, batch.get(Numbers.SHARE)), batch);
  }

  private static Value entropy(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return Policy.sum(ops, Policy.entropy(ops, outputs), batch);
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
