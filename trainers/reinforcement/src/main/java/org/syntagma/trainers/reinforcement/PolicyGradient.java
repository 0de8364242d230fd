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
import org.syntagma.trainers.reinforcement.PolicyGradientConfig.Baseline;

/**
 * The policy gradient (Williams 1992): −A · log π, where A is the return from an action on less a
 * baseline. Off-policy, A and the values' targets are those of V-trace (Espeholt et al. 2018).
 */
@Description("the policy gradient with a baseline (Williams 1992)")
final class PolicyGradient implements PolicyOptimizer {
  private final PolicyGradientConfig config;
  private final KlController controller;
  private final List<Part> parts;

  @Inject
  PolicyGradient(PolicyGradientConfig config) {
    if (config.offPolicy() && config.baseline() != Baseline.VALUES) {
      throw new IllegalArgumentException("off-policy needs baseline: values");
    }
    if (config.offPolicy() && config.whiten()) {
      throw new IllegalArgumentException(
          "whiten: would undo the weights of off-policy actions: set it to false");
    }
    this.config = config;
    this.controller = new KlController(config.kl());
    this.parts = new ArrayList<>();
    parts.add(new Part("policy-loss", 1, PolicyGradient::loss));
    if (readsValues()) {
      parts.add(new Part("value-loss", config.valueWeight(), Of.VALUES, PolicyGradient::valueLoss));
    }
    parts.add(new Part("entropy", -config.entropyWeight(), PolicyGradient::entropy));
  }

  @Override
  public boolean readsValues() {
    return config.baseline() == Baseline.VALUES;
  }

  @Override
  public boolean readsReference() {
    return controller.isOn();
  }

  @Override
  public boolean learnsFromOthers() {
    return config.offPolicy();
  }

  @Override
  public List<Lesson> prepare(List<Fragment> fragments) {
    List<double[]> returns = new ArrayList<>();
    for (Fragment fragment : fragments) {
      double[] rewards = Numbers.heldBack(fragment, controller.weight());
      if (readsValues() && !fragment.terminated()) {
        double[] values = fragment.values().orElseThrow();
        rewards[rewards.length - 1] += config.discount() * values[rewards.length];
      }
      returns.add(Numbers.returns(rewards, config.discount()));
    }
    double sum = returns.stream().mapToDouble(each -> each[0]).sum();
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < fragments.size(); i++) {
      lessons.add(lesson(fragments.get(i), returns.get(i), sum, fragments.size()));
    }
    controller.follow(fragments);
    return config.whiten() ? Numbers.whitened(lessons) : lessons;
  }

  /**
   * One fragment's lesson.
   *
   * @param sum of the returns of all fragments from their beginnings on
   */
  private Lesson lesson(Fragment fragment, double[] returns, double sum, int fragments) {
    Lesson lesson = new Lesson(fragment);
    return switch (config.baseline()) {
      case NONE -> lesson.with(Numbers.ADVANTAGES, returns);
      case OTHERS -> {
        double mean = fragments > 1 ? (sum - returns[0]) / (fragments - 1) : 0;
        double[] advantages = new double[returns.length];
        for (int t = 0; t < advantages.length; t++) {
          advantages[t] = returns[t] - mean;
        }
        yield lesson.with(Numbers.ADVANTAGES, advantages);
      }
      case VALUES -> config.offPolicy() ? corrected(lesson) : compared(lesson, returns);
    };
  }

  private static Lesson compared(Lesson lesson, double[] returns) {
    double[] values = lesson.fragment().values().orElseThrow();
    double[] advantages = new double[returns.length];
    for (int t = 0; t < advantages.length; t++) {
      advantages[t] = returns[t] - values[t];
    }
    return lesson.with(Numbers.ADVANTAGES, advantages).with(Numbers.RETURNS, returns);
  }

  private Lesson corrected(Lesson lesson) {
    Fragment fragment = lesson.fragment();
    double[] rewards = Numbers.heldBack(fragment, controller.weight());
    Advantages.Corrected corrected = Advantages.corrected(fragment, rewards, config.discount(), 1);
    return lesson
        .with(Numbers.ADVANTAGES, corrected.advantages())
        .with(Numbers.RETURNS, corrected.targets());
  }

  @Override
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  private static Value loss(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value gain = ops.mul(Policy.log(ops, outputs, batch), batch.get(Numbers.ADVANTAGES));
    return Policy.sum(ops, ops.neg(gain), batch);
  }

  private static Value valueLoss(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value error = ops.sub(outputs.get(Policy.VALUE), batch.get(Numbers.RETURNS));
    return Policy.sum(ops, ops.mul(ops.pow(error, 2), 0.5), batch);
  }

  private static Value entropy(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return Policy.sum(ops, Policy.entropy(ops, outputs), batch);
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
