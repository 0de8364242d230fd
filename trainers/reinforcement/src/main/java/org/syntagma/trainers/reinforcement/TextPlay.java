package org.syntagma.trainers.reinforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.TextEnvironment;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.toolkit.batches.Continuations;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;

/** Has texts written, all of an update at once, and judged. */
final class TextPlay implements Play {
  private static final String PROMPTS = "prompts";
  private static final int ROWS = 64;

  private final TextEnvironment environment;
  private final RewardCalls rewards;
  private final RolloutsConfig config;
  private long prompts;

  TextPlay(TextEnvironment environment, RewardCalls rewards, RolloutsConfig config) {
    this.environment = environment;
    this.rewards = rewards;
    this.config = config;
  }

  @Override
  public List<Trajectory> rollouts(Model policy, long version, Randomness randomness) {
    int count = config.episodes() / config.group();
    Randomness draws = randomness.at("texts").at(prompts);
    List<Trajectory> written =
        write(policy, prompts, config.episodes(), config.group(), version, draws, false);
    prompts += count;
    return written;
  }

  @Override
  public List<Trajectory> episodes(Model policy, int count, Randomness randomness, boolean greedy) {
    return write(policy, 0, count, 1, 0, randomness.at("evaluation"), greedy);
  }

  private List<Trajectory> write(
      Model policy,
      long first,
      int count,
      int group,
      long version,
      Randomness draws,
      boolean greedy) {
    TextEnvironment mine = environment.of(policy);
    List<Opening> openings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      openings.add(mine.open(first + i / group));
      if (openings.get(i).prompt().constraint().isPresent()) {
        throw new IllegalStateException(
            "the environment constrains what follows a prompt: tokens must be drawn from the whole"
                + " distribution");
      }
    }
    double temperature = greedy ? 0 : mine.temperature();
    List<Sample> samples =
        policy
            .generator()
            .generate(
                openings.stream().map(Opening::prompt).toList(),
                new Decoding(mine.maximum(), temperature, 0, 1),
                draws);
    List<Episode> episodes = new ArrayList<>();
    List<Trajectory> trajectories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Episode episode = mine.episode(openings.get(i), samples.get(i));
      episodes.add(episode);
      trajectories.add(trajectory(policy, mine, episode, version));
    }
    List<OptionalDouble> scores = rewards.score(episodes);
    List<Trajectory> judged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trajectory each = trajectories.get(i);
      judged.add(scores.get(i).isPresent() ? each.worth(scores.get(i).getAsDouble()) : each);
    }
    return judged;
  }

  private static Trajectory trajectory(
      Model policy, TextEnvironment environment, Episode episode, long version) {
    Sample sample = episode.sample();
    int[] actions =
        Continuations.drawn(sample, policy.tokenizer()).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    double[] drawn = sample.logProbabilities().stream().mapToDouble(Double::doubleValue).toArray();
    boolean terminated = sample.ending() != Sample.Ending.TRUNCATED || environment.endsAtMaximum();
    return Trajectory.of(
            new Seen.Text(episode.opening().prompt()),
            actions,
            drawn,
            episode.opening().number(),
            version,
            terminated)
        .text(episode);
  }

  @Override
  public Layout layout() {
    return new TextLayout(config.rows().orElse(ROWS));
  }

  @Override
  public double temperature() {
    return environment.temperature();
  }

  @Override
  public void save(StateWriter out) {
    out.number(PROMPTS, prompts);
  }

  @Override
  public void load(StateReader in) {
    prompts = in.number(PROMPTS);
  }
}
