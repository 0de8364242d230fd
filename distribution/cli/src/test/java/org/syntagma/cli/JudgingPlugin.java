package org.syntagma.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotEmpty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;

/** A plugin with a task that measures what a reward says of given texts. */
public final class JudgingPlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(Component.of("judge", Judge.class, JudgeConfig.class));
  }

  /**
   * The task's settings.
   *
   * @param prompt what every text answers
   */
  record JudgeConfig(String prompt, @NotEmpty List<String> texts) {
    public static JudgeConfig defaults() {
      return new JudgeConfig("", null);
    }
  }

  /** Teaches nothing; its metrics are the texts' scores, by their places. */
  static final class Judge implements Task<Text, Batch> {
    private final JudgeConfig config;
    private final Reward reward;

    @Inject
    Judge(JudgeConfig config, @Slot("reward") Reward reward) {
      this.config = config;
      this.reward = reward;
    }

    @Override
    public Class<Text> exampleType() {
      return Text.class;
    }

    @Override
    public Set<String> outputs() {
      return Set.of("logits");
    }

    @Override
    public int length(Model model, Text example) {
      return 0;
    }

    @Override
    public Batch batch(
        Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
      throw new UnsupportedOperationException("nothing is taught");
    }

    @Override
    public Loss loss(Map<String, NDArray> outputs, Batch batch) {
      throw new UnsupportedOperationException("nothing is taught");
    }

    @Override
    public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
      Opening opening = new Opening(0, new Prompt(List.of()), config.prompt(), Optional.empty());
      Sample sample = new Sample(List.of(), List.of(), Sample.Ending.END);
      List<OptionalDouble> scores =
          reward.score(
              config.texts().stream().map(text -> new Episode(opening, sample, text)).toList());
      Map<String, Double> values = new LinkedHashMap<>();
      for (OptionalDouble score : scores) {
        values.put(String.valueOf(values.size()), score.orElseThrow());
      }
      return new Metrics(values, scores.size());
    }
  }
}
