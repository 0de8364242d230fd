package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import java.util.ArrayList;
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

/**
 * Proximal policy optimization (Schulman et al. 2017), with generalized advantages, clipped values,
 * whitened advantages and, where a reference is set, KL to it as a cost of each action (Ziegler et
 * al. 2019; Huang et al. 2022 and 2024 on details).
 */
@Description("proximal policy optimization (Schulman et al. 2017)")
final class Ppo implements PolicyOptimizer {
  private static final String KL = "kl";

  private final PpoConfig config;
  private final KlController controller;
  private final List<Part> parts;

  @Inject
  Ppo(PpoConfig config) {
    this.config = config;
    this.controller = new KlController(config.kl());
    this.parts =
        List.of(
            new Part("policy-loss", 1, this::surrogate),
            new Part("value-loss", config.valueWeight(), Of.VALUES, this::valueLoss),
            new Part("entropy", -config.entropyWeight(), Ppo::entropy),
            new Part(KL, 0, Ppo::divergence),
            new Part("clip-fraction", 0, this::clipped));
  }

  @Override
  public boolean readsValues() {
    return true;
  }

  @Override
  public boolean readsReference() {
    return controller.isOn();
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }

  @Override
  public List<Lesson> prepare(List<Fragment> fragments) {
    List<Lesson> lessons = new ArrayList<>();
    for (Fragment fragment : fragments) {
      double[] rewards = Numbers.heldBack(fragment, controller.weight());
      double[] values = fragment.values().orElseThrow();
      double[] advantages =
          Advantages.generalized(
              rewards, values, fragment.terminated(), config.discount(), config.lambda());
      double[] before = new double[advantages.length];
      double[] returns = new double[advantages.length];
      for (int t = 0; t < returns.length; t++) {
        before[t] = values[t];
        returns[t] = advantages[t] + values[t];
      }
      lessons.add(
          new Lesson(fragment)
              .with(Numbers.BEHAVIOUR, fragment.behaviour())
              .with(Numbers.ADVANTAGES, advantages)
              .with(Numbers.RETURNS, returns)
              .with(Numbers.VALUES, before));
    }
    controller.follow(fragments);
    return config.whiten() ? Numbers.whitened(lessons) : lessons;
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
    return parts;
  }

  /** −min(ρ A, clip(ρ, 1 − ε, 1 + ε) A) (equation 7). */
  private Value surrogate(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value ratio = Policy.ratio(ops, outputs, batch);
    Value clipped = Policy.clamp(ops, ratio, 1 - config.clip(), 1 + config.clip());
    Value advantages = batch.get(Numbers.ADVANTAGES);
    Value least = ops.minimum(ops.mul(ratio, advantages), ops.mul(clipped, advantages));
    return Policy.sum(ops, ops.neg(least), batch);
  }

  /** ½ max((V − R)², (V_old + clip(V − V_old, ±ε) − R)²). */
  private Value valueLoss(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value value = outputs.get(Policy.VALUE);
    Value returns = batch.get(Numbers.RETURNS);
    Value error = ops.pow(ops.sub(value, returns), 2);
    if (config.clipValue().isPresent()) {
      double bound = config.clipValue().get();
      Value old = batch.get(Numbers.VALUES);
      Value near = ops.add(old, Policy.clamp(ops, ops.sub(value, old), -bound, bound));
      error = ops.maximum(error, ops.pow(ops.sub(near, returns), 2));
    }
    return Policy.sum(ops, ops.mul(error, 0.5), batch);
  }

  private static Value entropy(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return Policy.sum(ops, Policy.entropy(ops, outputs), batch);
  }

  /** An estimate of KL(old ‖ new) that is never negative: ρ − 1 − log ρ (Schulman 2020). */
  private static Value divergence(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value log = ops.sub(Policy.log(ops, outputs, batch), batch.get(Numbers.BEHAVIOUR));
    return Policy.sum(ops, ops.sub(ops.add(ops.exp(log), -1), log), batch);
  }

  /** How many ratios are clipped. */
  private Value clipped(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value away = ops.abs(ops.add(Policy.ratio(ops, outputs, batch), -1));
    Value is = ops.less(ops.constant(config.clip()), away);
    return Policy.sum(ops, ops.where(is, ops.constant(1), ops.mul(away, 0)), batch);
  }

  @Override
  public Verdict after(Map<String, Double> found) {
    boolean far = config.maximumKl().filter(most -> found.getOrDefault(KL, 0.0) > most).isPresent();
    return far ? Verdict.STOP_EPOCHS : Verdict.CONTINUE;
  }

  @Override
  public Map<String, Double> report() {
    return controller.report();
  }

  @Override
  public void save(StateWriter out) {
    controller.save(out);
  }

  @Override
  public void load(StateReader in) {
    controller.load(in);
  }
}
