package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Metric;

/** What a metric says of each text alone against its reference; absent without one. */
@Description("what a metric says of the text against its reference")
final class MetricReward implements Reward {
  private final Config config;
  private final Metric metric;

  /** Settings of {@link MetricReward}. */
  record Config(
      @Description("what scores are multiplied by; 0.01 takes those of bleu and chrf to 1")
          double scale) {
    static Config defaults() {
      return new Config(1);
    }
  }

  @Inject
  MetricReward(
      Config config,
      @Slot("metric") @Description("compares text and reference, such as bleu, chrf or rouge")
          Metric metric) {
    this.config = config;
    this.metric = metric;
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    return Scores.againstReference(
        episodes,
        (text, wanted) ->
            config.scale() * metric.score(List.of(text.strip()), List.of(List.of(wanted.strip()))));
  }
}
