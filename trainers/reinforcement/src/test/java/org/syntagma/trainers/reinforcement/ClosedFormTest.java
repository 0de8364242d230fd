package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.training.Schedule;
import org.syntagma.trainers.reinforcement.PolicyGradientConfig.Baseline;

/**
 * Environments small enough that the best policy is known. With {@code -Dsyntagma.seeds=3} for more
 * seeds than one.
 */
class ClosedFormTest {
  private static final int LENGTH = 4;
  private static final double BETA = 0.5;

  private final Tokenizer tokenizer = Made.letters("abc");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("syntagma.seeds", 1));
  }

  /** All that can be written, as ids that are drawn: four symbols, or fewer and that of the end. */
  private List<int[]> texts() {
    List<int[]> all = new ArrayList<>();
    grow(new int[0], all);
    return all;
  }

  private void grow(int[] prefix, List<int[]> all) {
    if (prefix.length == LENGTH) {
      all.add(prefix);
      return;
    }
    all.add(and(prefix, tokenizer.special().end()));
    for (int id = 0; id < tokenizer.size(); id++) {
      if (tokenizer.canDraw(id) && id != tokenizer.special().end()) {
        grow(and(prefix, id), all);
      }
    }
  }

  private static int[] and(int[] prefix, int id) {
    int[] longer = Arrays.copyOf(prefix, prefix.length + 1);
    longer[prefix.length] = id;
    return longer;
  }

  /** A reward in [0, 1) for each text. */
  private double worth(String text) {
    return Randomness.of(11).at(text).uniform(0);
  }

  private String text(int[] ids) {
    int end = tokenizer.special().end();
    int length = ids[ids.length - 1] == end ? ids.length - 1 : ids.length;
    return tokenizer.decode(Arrays.copyOf(ids, length));
  }

  private double[] logs(Model model, List<int[]> texts) {
    List<Trajectory> all = new ArrayList<>();
    Prompt begin = new Prompt(List.of(tokenizer.special().begin()));
    for (int[] ids : texts) {
      all.add(Trajectory.of(new Seen.Text(begin), ids, new double[ids.length], 0, 0, true));
    }
    Layout layout = new TextLayout(512);
    Density density = Density.of(1, tokenizer);
    List<List<Piece>> passes = layout.minibatches(all, 1, Randomness.of(1)).get(0);
    return new Look(layout, density, all)
        .at(model, true, false, passes).logs().stream()
            .mapToDouble(each -> Arrays.stream(each).sum())
            .toArray();
  }

  private Models learned(
      Gym gym,
      long seed,
      Reward reward,
      PolicyOptimizer policy,
      int updates,
      int episodes,
      double peak,
      Gym.Stage stage) {
    Model model = gym.model(new PrefixTable(tokenizer.size()), tokenizer, seed);
    Schedule falling = (at, all) -> peak * (1 - (at - 1.0) / all);
    Alphabet environment = new Alphabet(tokenizer, "", LENGTH, 1, true);
    Reinforce trainer =
        gym.trainer(
            Gym.config(updates, episodes),
            environment,
            Optional.of(reward),
            policy,
            falling,
            List.of());
    return trainer.train(trainer.prepare(new Models(Map.of("main", model))), stage);
  }

  private static List<OptionalDouble> each(List<Episode> episodes, ToDoubleFunction<String> worth) {
    return episodes.stream()
        .map(episode -> OptionalDouble.of(worth.applyAsDouble(episode.text())))
        .toList();
  }

  /** KL of what was learned from π* ∝ π_ref exp(r / β). */
  private double fromTheBest(
      Gym gym, long seed, PolicyOptimizer policy, int updates, int episodes) {
    List<int[]> texts = texts();
    Model before = gym.model(new PrefixTable(tokenizer.size()), tokenizer, seed);
    double[] reference = logs(before, texts);
    assertEquals(1, sum(reference), 1e-4);
    double[] best = new double[reference.length];
    for (int i = 0; i < best.length; i++) {
      best[i] = reference[i] + worth(text(texts.get(i))) / BETA;
    }
    double z = Math.log(sum(best));
    Reward reward = written -> each(written, this::worth);
    Models after = learned(gym, seed, reward, policy, updates, episodes, 0.1, new Gym.Stage(seed));
    double[] found = logs(after.main(), texts);
    double divergence = 0;
    double begun = 0;
    for (int i = 0; i < found.length; i++) {
      divergence += Math.exp(found[i]) * (found[i] - best[i] + z);
      begun += Math.exp(reference[i]) * (reference[i] - best[i] + z);
    }
    assertTrue(begun > 0.05, "there is nothing to learn: " + begun);
    return divergence;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ppoWithKlReachesTheClosedForm(long seed) {
    KlConfig held = new KlConfig(BETA, Optional.empty(), 0.1);
    PpoConfig ppo =
        new PpoConfig(4, 4, 0.2, Optional.of(0.2), 1, 1, true, 0.5, 0, Optional.empty(), held);
    try (Gym gym = new Gym("eager")) {
      double divergence = fromTheBest(gym, seed, new Ppo(ppo), 100, 512);
      assertTrue(divergence < 0.01, "KL of the policy from the best one: " + divergence);
    }
  }

  @Test
  void policyGradientWithKlReachesTheClosedForm() {
    KlConfig held = new KlConfig(BETA, Optional.empty(), 0.1);
    PolicyGradientConfig config =
        new PolicyGradientConfig(Baseline.OTHERS, 1, false, false, 0, 0, held);
    try (Gym gym = new Gym("eager")) {
      double divergence = fromTheBest(gym, 4, new PolicyGradient(config), 150, 256);
      assertTrue(divergence < 0.01, "KL of the policy from the best one: " + divergence);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void crossEntropyMethodFindsTheBestText(long seed) {
    List<int[]> texts = texts();
    double most = texts.stream().map(this::text).mapToDouble(this::worth).max().orElseThrow();
    Reward reward = episodes -> each(episodes, this::worth);
    CrossEntropyMethodConfig config = new CrossEntropyMethodConfig(0.05, 1, 1, Optional.empty(), 1);
    Gym.Stage stage = new Gym.Stage(seed);
    try (Gym gym = new Gym("eager")) {
      Models after =
          learned(gym, seed, reward, new CrossEntropyMethod(config), 150, 256, 0.1, stage);
      double[] logs = logs(after.main(), texts);
      int best = 0;
      for (int i = 0; i < logs.length; i++) {
        best = logs[i] > logs[best] ? i : best;
      }
      assertEquals(most, worth(text(texts.get(best))), 1e-12);
      assertTrue(logs[best] > Math.log(0.9), "its probability: " + Math.exp(logs[best]));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onePerTokenEndsInTextsThatNeverEnd(long seed) {
    Reward count =
        episodes ->
            episodes.stream()
                .map(each -> OptionalDouble.of(each.sample().logProbabilities().size()))
                .toList();
    Gym.Stage stage = new Gym.Stage(seed);
    try (Gym gym = new Gym("eager")) {
      learned(gym, seed, count, new Ppo(PpoConfig.defaults()), 30, 256, 0.1, stage);
      double before = stage.progress.get(0).values().get("episode-length");
      assertTrue(before < 3.3, "at first " + before);
      assertEquals(LENGTH, stage.last("episode-length"), 0.05);
    }
  }

  private static double sum(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).sum();
  }
}
