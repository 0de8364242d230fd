package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.training.Progress;
import org.syntagma.testkit.state.MemoryState;
import org.syntagma.trainers.reinforcement.PolicyGradientConfig.Baseline;
import org.syntagma.trainers.reinforcement.ReinforceConfig.DelayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ReplayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;

class ResumeTest {
  @Test
  void resumesToTheSameBytesAfterAnyUpdateOfTexts() {
    ReinforceConfig config =
        Gym.config(
            4,
            new RolloutsConfig(12, 2, 1, Optional.empty(), Optional.of(5)),
            new DelayConfig(Optional.of(2), 2, 0.5),
            new ReplayConfig(20, 6, 2, 0.5));
    PpoConfig ppo =
        new PpoConfig(
            2,
            2,
            0.2,
            Optional.of(0.2),
            1,
            0.95,
            true,
            0.5,
            0.01,
            Optional.empty(),
            new KlConfig(0.1, Optional.of(0.5), 0.1));
    ReinforceConfig apart =
        new ReinforceConfig(
            4L,
            config.rollouts(),
            new ReinforceConfig.ValueConfig("critic"),
            config.delay(),
            config.replay(),
            1,
            config.evaluate(),
            Optional.empty(),
            config.rewardLimit(),
            0);
    resumes(4, Scene::two, gym -> Scene.trainer(gym, apart, Scene.texts("ab", 1), new Ppo(ppo)));
  }

  @Test
  void resumesToTheSameBytesInTheMiddleOfEpisodesOfControl() {
    ReinforceConfig config =
        Gym.config(
            3,
            new RolloutsConfig(8, 1, 3, Optional.of(7), Optional.empty()),
            DelayConfig.defaults(),
            new ReplayConfig(6, 3, 2, 0));
    PolicyGradientConfig gradient =
        new PolicyGradientConfig(
            Baseline.VALUES, 0.99, true, false, 0.5, 0.01, KlConfig.defaults());
    resumes(
        3,
        gym -> Scene.control(gym),
        gym ->
            Scene.trainer(
                gym, config, Made.environment("cart-pole", 500), new PolicyGradient(gradient)));
  }

  private interface In<T> {
    T in(Gym gym);
  }

  private static void restore(Model from, Model to) {
    from.parameters()
        .asMap()
        .forEach((path, array) -> to.parameters().get(path).set(array.toFloatArray()));
  }

  private static void resumes(long updates, In<Models> models, In<Reinforce> trainers) {
    try (Gym whole = new Gym("eager")) {
      Gym.Stage uninterrupted = new Gym.Stage(1);
      Reinforce trainer = trainers.in(whole);
      Models expected = trainer.train(trainer.prepare(models.in(whole)), uninterrupted);
      for (long stop = 1; stop < updates; stop++) {
        try (Gym before = new Gym("eager");
            Gym after = new Gym("eager")) {
          long last = stop;
          Gym.Stage first = new Gym.Stage(1, update -> update < last);
          Reinforce killed = trainers.in(before);
          Models left = killed.train(killed.prepare(models.in(before)), first);
          MemoryState state = new MemoryState();
          killed.save(state);
          Reinforce resumed = trainers.in(after);
          Models copy = resumed.prepare(models.in(after));
          left.byName().forEach((name, model) -> restore(model, copy.byName().get(name)));
          resumed.load(state.reader());
          Gym.Stage rest = new Gym.Stage(1);
          assertEquals(Gym.values(expected), Gym.values(resumed.train(copy, rest)));
          List<Progress> progress = new ArrayList<>(first.progress);
          progress.addAll(rest.progress);
          assertEquals(uninterrupted.progress, progress);
          assertEquals(uninterrupted.evaluations, rest.evaluations);
        }
      }
    }
  }

  @Test
  void actingByACopyThatIsRenewedAtOnceIsActingItself() {
    List<Map<String, List<Float>>> ends = new ArrayList<>();
    for (DelayConfig delay :
        List.of(DelayConfig.defaults(), new DelayConfig(Optional.of(1), 1, 0))) {
      try (Gym gym = new Gym("eager")) {
        ReinforceConfig config =
            Gym.config(
                3,
                new RolloutsConfig(12, 1, 1, Optional.empty(), Optional.empty()),
                delay,
                ReplayConfig.defaults());
        Reinforce trainer =
            Scene.trainer(gym, config, Scene.texts("", 1), new Ppo(PpoConfig.defaults()));
        ends.add(Gym.values(trainer.train(trainer.prepare(Scene.models(gym)), new Gym.Stage(1))));
      }
    }
    assertEquals(ends.get(0), ends.get(1));
  }

  @Test
  void aCopyThatActsStaysBehind() {
    try (Gym gym = new Gym("eager")) {
      ReinforceConfig config =
          Gym.config(
              4,
              new RolloutsConfig(12, 1, 1, Optional.empty(), Optional.empty()),
              new DelayConfig(Optional.of(4), 1, 0),
              ReplayConfig.defaults());
      Reinforce trainer = Scene.trainer(gym, config, Scene.texts("", 1), new Ppo(Scene.ONE_STEP));
      Gym.Stage stage = new Gym.Stage(1);
      trainer.train(trainer.prepare(Scene.models(gym)), stage);
      assertEquals(0, stage.progress.get(0).values().get("kl"));
      for (int i = 1; i < 4; i++) {
        assertTrue(stage.progress.get(i).values().get("kl") > 1e-6, "update " + (i + 1));
        assertTrue(stage.progress.get(i).values().get("sampler-difference") < 1e-4);
      }
    }
  }
}
