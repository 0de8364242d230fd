package org.syntagma.trainers.rewards;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Metric;

/** Supplies rewards, and metrics that they can be made of. */
public final class RewardsPlugin implements Plugin {
  @Override
  public List<Component<? extends Reward>> rewards() {
    return List.of(
        Component.of("token-count", TokenCount.class),
        Component.of("exact", Exact.class, Exact.Config.class),
        Component.of("pattern", RegularExpression.class, RegularExpression.Config.class),
        Component.of("length-window", LengthWindow.class, LengthWindow.Config.class),
        Component.of("repetition", Repetition.class, Repetition.Config.class),
        Component.of("metric", MetricReward.class, MetricReward.Config.class),
        Component.of("validity", Validity.class, Validity.Config.class),
        Component.of("classifier", Classifier.class, Classifier.Config.class),
        Component.of("likelihood", Likelihood.class),
        Component.of("reward-model", RewardModel.class, RewardModelConfig.class),
        Component.of("sum", Sum.class),
        Component.of("sparse", Sparse.class, Sparse.Config.class));
  }

  @Override
  public List<Component<? extends Metric>> metrics() {
    return List.of(
        Component.of("bleu", BleuMetric.class, BleuMetric.Config.class),
        Component.of("chrf", ChrfMetric.class, ChrfMetric.Config.class),
        Component.of("rouge", RougeMetric.class, RougeMetric.Config.class));
  }
}
