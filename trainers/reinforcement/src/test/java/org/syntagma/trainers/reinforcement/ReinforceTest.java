package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;
import org.syntagma.trainers.reinforcement.PolicyGradientConfig.Baseline;
import org.syntagma.trainers.reinforcement.ReinforceConfig.DelayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ReplayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;

class ReinforceTest {
  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void theRatioIsExactlyOneUntilAStepIsMade(String backend) {
    for (double temperature : new double[] {1, 0.7}) {
      try (Gym gym = new Gym(backend)) {
        Reinforce trainer =
            Scene.trainer(
                gym, Gym.config(2, 24), Scene.texts("abc", temperature), new Ppo(Scene.ONE_STEP));
        Gym.Stage stage = new Gym.Stage(1);
        trainer.train(trainer.prepare(Scene.models(gym)), stage);
        for (Progress each : stage.progress) {
          assertEquals(0, each.values().get("kl"));
          assertEquals(0, each.values().get("clip-fraction"));
          assertTrue(each.values().get("sampler-difference") < 1e-4);
        }
        assertEquals(0, stage.progress.get(0).values().get("reference-kl"), 1e-12);
        assertNotEquals(0, stage.progress.get(1).values().get("reference-kl"), 1e-12);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void theRatioIsExactlyOneInControlToo(String backend) {
    PpoConfig one =
        new PpoConfig(
            1,
            1,
            0.2,
            Optional.of(0.2),
            0.99,
            0.95,
            true,
            0.5,
            0,
            Optional.empty(),
            KlConfig.defaults());
    try (Gym gym = new Gym(backend)) {
      RolloutsConfig rollouts = new RolloutsConfig(8, 1, 3, Optional.of(20), Optional.of(16));
      ReinforceConfig config =
          Gym.config(2, rollouts, DelayConfig.defaults(), ReplayConfig.defaults());
      Reinforce trainer =
          Scene.trainer(gym, config, Made.environment("cart-pole", 500), new Ppo(one));
      Gym.Stage stage = new Gym.Stage(1);
      trainer.train(trainer.prepare(Scene.control(gym)), stage);
      assertEquals(0, stage.last("kl"));
      assertTrue(stage.last("sampler-difference") < 1e-5);
    }
  }

  @Test
  void padsAndNeighboursChangeNothing() {
    try (Gym gym = new Gym("eager")) {
      Model model = Scene.models(gym).main();
      Prompt begin = new Prompt(List.of(Scene.TOKENIZER.special().begin()));
      int a = Scene.TOKENIZER.encode("a")[0];
      int end = Scene.TOKENIZER.special().end();
      Trajectory shorter =
          Trajectory.of(new Seen.Text(begin), new int[] {a, end}, new double[2], 0, 0, true);
      Trajectory longer =
          Trajectory.of(
              new Seen.Text(begin), new int[] {a, a, a, a, a}, new double[5], 0, 0, false);
      Density density = Density.of(1, Scene.TOKENIZER);
      double[] alone = logs(model, density, List.of(shorter)).get(0);
      double[] beside = logs(model, density, List.of(shorter, longer)).get(0);
      assertEquals(2, alone.length);
      for (int t = 0; t < alone.length; t++) {
        assertEquals(alone[t], beside[t], 1e-6);
      }
    }
  }

  private static List<double[]> logs(Model model, Density density, List<Trajectory> all) {
    Layout layout = new TextLayout(8);
    List<List<Piece>> passes = layout.minibatches(all, 1, Randomness.of(1)).get(0);
    return new Look(layout, density, all).at(model, true, false, passes).logs();
  }

  @Test
  void absentRewardsMoveNoWeightAndNeverCountAsZero() {
    Reward none = episodes -> episodes.stream().map(each -> OptionalDouble.empty()).toList();
    try (Gym gym = new Gym("eager")) {
      Reinforce trainer =
          gym.trainer(Gym.config(2, 8), Scene.texts("ab", 1), none, new Ppo(PpoConfig.defaults()));
      Models models = trainer.prepare(Scene.models(gym));
      Map<String, List<Float>> before = Gym.values(models);
      Gym.Stage stage = new Gym.Stage(1);
      assertEquals(before, Gym.values(trainer.train(models, stage)));
      assertEquals(0, stage.last("rewarded"));
    }
    Map<String, List<Float>> some = afterOneUpdate(8, 0);
    Map<String, List<Float>> half = afterOneUpdate(16, 1);
    assertEquals(some, half);
  }

  /** Learns from texts of which the rewards of those of 'b' are absent where they are many. */
  private Map<String, List<Float>> afterOneUpdate(int episodes, int absent) {
    Reward reward =
        scored ->
            scored.stream()
                .map(
                    each ->
                        absent == 1 && scored.indexOf(each) >= 8
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(each.text().length()))
                .toList();
    PolicyGradientConfig plain =
        new PolicyGradientConfig(Baseline.OTHERS, 1, false, false, 0, 0, KlConfig.defaults());
    try (Gym gym = new Gym("eager")) {
      Reinforce trainer =
          gym.trainer(
              Gym.config(1, episodes), Scene.texts("ab", 1), reward, new PolicyGradient(plain));
      return Gym.values(trainer.train(trainer.prepare(Scene.models(gym)), new Gym.Stage(1)));
    }
  }

  @Test
  void groupsShareAPromptAndEqualRewardsAreReported() {
    Reward same = episodes -> episodes.stream().map(each -> OptionalDouble.of(1)).toList();
    try (Gym gym = new Gym("eager")) {
      ReinforceConfig config =
          Gym.config(
              6,
              new RolloutsConfig(8, 4, 1, Optional.empty(), Optional.empty()),
              DelayConfig.defaults(),
              ReplayConfig.defaults());
      Reinforce trainer =
          gym.trainer(config, Scene.texts("ab", 1), same, new Grpo(new GrpoConfig(1, 1, 0.2, 0)));
      Models models = trainer.prepare(Scene.models(gym));
      Map<String, List<Float>> before = Gym.values(models);
      Gym.Stage stage = new Gym.Stage(1);
      assertEquals(before, Gym.values(trainer.train(models, stage)));
      assertEquals(1, stage.last("zero-variance"));
      assertTrue(
          stage.notes.stream()
              .anyMatch(
                  note ->
                      note.kind() == Note.Kind.WARNING
                          && note.text().contains("are equal: there is nothing to learn")));
    }
  }

  @Test
  void everyPolicyLearnsTextsAndControl() {
    List<PolicyOptimizer> policies =
        List.of(
            new Ppo(PpoConfig.defaults()),
            new PolicyGradient(PolicyGradientConfig.defaults()),
            new Grpo(new GrpoConfig(2, 2, 0.2, 0.001)),
            new CrossEntropyMethod(CrossEntropyMethodConfig.defaults()));
    for (PolicyOptimizer policy : policies) {
      int group = policy instanceof Grpo ? 8 : 1;
      ReinforceConfig config =
          Gym.config(
              25,
              new RolloutsConfig(32, group, 1, Optional.empty(), Optional.empty()),
              DelayConfig.defaults(),
              ReplayConfig.defaults());
      try (Gym gym = new Gym("eager")) {
        Reinforce trainer = gym.trainer(config, Scene.texts("", 1), Scene.OF_A, policy);
        Gym.Stage stage = new Gym.Stage(1);
        trainer.train(trainer.prepare(Scene.models(gym)), stage);
        double before = stage.progress.get(0).values().get("reward");
        assertTrue(
            stage.last("reward") > before + 0.2,
            policy.getClass() + ": " + before + " to " + stage.last("reward"));
      }
    }
    for (PolicyOptimizer policy :
        List.of(
            new Ppo(PpoConfig.defaults()),
            new Grpo(new GrpoConfig(2, 2, 0.2, 0)),
            new CrossEntropyMethod(CrossEntropyMethodConfig.defaults()))) {
      int group = policy instanceof Grpo ? 8 : 1;
      ReinforceConfig config =
          Gym.config(
              15,
              new RolloutsConfig(32, group, 32, Optional.empty(), Optional.empty()),
              DelayConfig.defaults(),
              ReplayConfig.defaults());
      try (Gym gym = new Gym("eager")) {
        Reinforce trainer = Scene.trainer(gym, config, Made.environment("cart-pole", 100), policy);
        Gym.Stage stage = new Gym.Stage(1);
        trainer.train(trainer.prepare(Scene.control(gym)), stage);
        double before = stage.progress.get(0).values().get("reward");
        assertTrue(
            stage.last("reward") > before + 10,
            policy.getClass() + ": " + before + " to " + stage.last("reward"));
      }
    }
  }

  @Test
  void aValueNetworkOfItsOwnLearnsBeside() {
    try (Gym gym = new Gym("eager")) {
      ReinforceConfig given = Gym.config(6, 16);
      ReinforceConfig config =
          new ReinforceConfig(
              6L,
              given.rollouts(),
              new ReinforceConfig.ValueConfig("critic"),
              given.delay(),
              given.replay(),
              1,
              given.evaluate(),
              Optional.empty(),
              Duration.ofSeconds(5),
              0);
      Reinforce trainer =
          Scene.trainer(gym, config, Scene.texts("", 1), new Ppo(PpoConfig.defaults()));
      Models models = trainer.prepare(Scene.two(gym));
      assertTrue(models.byName().get("critic").parameters().paths().contains("heads.value.weight"));
      assertTrue(!models.main().parameters().paths().contains("heads.value.weight"));
      Map<String, List<Float>> before = Gym.values(models);
      Gym.Stage stage = new Gym.Stage(1);
      Map<String, List<Float>> after = Gym.values(trainer.train(models, stage));
      assertNotEquals(
          before.get("critic.heads.value.weight"), after.get("critic.heads.value.weight"));
      assertTrue(stage.last("value-loss") < stage.progress.get(0).values().get("value-loss"));
    }
  }
}
