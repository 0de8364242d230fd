package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
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
 * The cross-entropy method (Rubinstein 1999): the likelihood of the best share of the episodes is
 * raised. Smoothing is the optimizer's rate: parameters go a part of the way only. Of episodes that
 * are worth the same those that were acted first are taken; of an episode that has not ended
 * nothing is learned.
 */
@Description("the cross-entropy method: learns the best of its own episodes (Rubinstein 1999)")
final class CrossEntropyMethod implements PolicyOptimizer {
  private final CrossEntropyMethodConfig config;
  private final List<Part> parts;

  @Inject
  CrossEntropyMethod(CrossEntropyMethodConfig config) {
    this.config = config;
    this.parts = new ArrayList<>(List.of(new Part("policy-loss", 1, CrossEntropyMethod::loss)));
    if (config.entropyFloor().isPresent()) {
      parts.add(new Part("missing-entropy", config.floorWeight(), this::missing));
    }
    parts.add(new Part("entropy", 0, CrossEntropyMethod::entropy));
  }

  @Override
  public boolean readsValues() {
    return false;
  }

  @Override
  public boolean readsReference() {
    return false;
  }

  @Override
  public boolean learnsFromOthers() {
    return true;
  }

  @Override
  public List<Lesson> prepare(List<Fragment> fragments) {
    List<Fragment> ended =
        fragments.stream()
            .filter(each -> each.total().isPresent())
            .sorted(Comparator.comparingDouble(each -> -each.total().orElseThrow()))
            .toList();
    int best = (int) Math.ceil(config.elite() * ended.size());
    return ended.stream().limit(best).map(Lesson::new).toList();
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

  private static Value loss(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return Policy.sum(ops, ops.neg(Policy.log(ops, outputs, batch)), batch);
  }

  private Value missing(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value entropy = Policy.entropy(ops, outputs);
    Value floor = ops.constant(config.entropyFloor().orElseThrow());
    return Policy.sum(ops, ops.maximum(ops.sub(floor, entropy), ops.constant(0)), batch);
  }

  private static Value entropy(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return Policy.sum(ops, Policy.entropy(ops, outputs), batch);
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
