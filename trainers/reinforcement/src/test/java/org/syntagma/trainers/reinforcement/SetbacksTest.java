package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Models;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.reinforcement.Lesson;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.TrainingException;
import org.syntagma.trainers.reinforcement.PolicyGradientConfig.Baseline;

/** Steps of which the loss is not finite. */
class SetbacksTest {
  private static final PolicyGradientConfig PLAIN =
      new PolicyGradientConfig(Baseline.OTHERS, 1, false, false, 0, 0, KlConfig.defaults());

  /**
   * An objective of which a part is not a number in some updates: values', or else the policy's.
   */
  private static class Ailing implements PolicyOptimizer {
    private final PolicyOptimizer sound;
    private final List<Part> parts;
    private int updates;

    Ailing(Set<Integer> ill, PolicyOptimizer sound) {
      this.sound = sound;
      this.parts =
          sound.parts().stream()
              .map(
                  part ->
                      part.name().startsWith(sound.readsValues() ? "value" : "policy")
                          ? ill(part, ill)
                          : part)
              .toList();
    }

    private Part ill(Part part, Set<Integer> ill) {
      return new Part(
          part.name(),
          part.weight(),
          part.of(),
          (ops, outputs, batch) ->
              ops.mul(
                  part.objective().sum(ops, outputs, batch),
                  ill.contains(updates) ? Double.NaN : 1));
    }

    @Override
    public boolean readsValues() {
      return sound.readsValues();
    }

    @Override
    public boolean readsReference() {
      return sound.readsReference();
    }

    @Override
    public List<Lesson> prepare(List<Fragment> fragments) {
      updates++;
      return sound.prepare(fragments);
    }

    @Override
    public int epochs() {
      return sound.epochs();
    }

    @Override
    public int minibatches() {
      return sound.minibatches();
    }

    @Override
    public List<Part> parts() {
      return parts;
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }

  private static Reinforce trainer(Gym gym, int skips, Integer... ill) {
    ReinforceConfig given = Gym.config(4, 8);
    ReinforceConfig config =
        new ReinforceConfig(
            4L,
            given.rollouts(),
            given.value(),
            given.delay(),
            given.replay(),
            1,
            given.evaluate(),
            Optional.empty(),
            given.rewardLimit(),
            skips);
    return Scene.trainer(
        gym, config, Scene.texts("", 1), new Ailing(Set.of(ill), new PolicyGradient(PLAIN)));
  }

  @Test
  void theyMoveNothingAndAreCounted() {
    try (Gym gym = new Gym("eager")) {
      Reinforce trainer = trainer(gym, 1, 2, 4);
      Models models = trainer.prepare(Scene.models(gym));
      List<Map<String, List<Float>>> after = new ArrayList<>(List.of(Gym.values(models)));
      Gym.Stage stage = new Gym.Stage(1, update -> after.add(Gym.values(models)));
      trainer.train(models, stage);
      assertNotEquals(after.get(0), after.get(1));
      assertEquals(after.get(1), after.get(2));
      assertNotEquals(after.get(2), after.get(3));
      assertEquals(after.get(3), after.get(4));
      assertEquals(1, stage.progress.get(1).values().get("skipped"));
      assertEquals(null, stage.progress.get(2).values().get("skipped"));
      assertEquals(2, stage.progress.get(3).values().get("skipped"));
      List<String> warnings = stage.notes.stream().map(Note::text).toList();
      assertEquals(
          "stage 'gym', update 2: policy-loss is NaN: skipped, nothing was learned from it (1 so"
              + " far, 1 in a row)",
          warnings.get(0));
      assertEquals(2, warnings.size());
    }
  }

  @Test
  void tooManyInARowStopTheRun() {
    try (Gym gym = new Gym("eager")) {
      Reinforce trainer = trainer(gym, 1, 2, 3);
      Models models = trainer.prepare(Scene.models(gym));
      Gym.Stage stage = new Gym.Stage(1);
      String message =
          assertThrows(TrainingException.class, () -> trainer.train(models, stage)).getMessage();
      assertTrue(
          message.startsWith(
              "stage 'gym', update 3: policy-loss is NaN, and something was not finite in the one"
                  + " before, which was skipped. Nothing was learned"),
          message);
      assertEquals(2, stage.progress.size());
    }
  }

  @Test
  void aBadUpdateCountsOnceAndNoNetworkMovesAlone() {
    PpoConfig several =
        new PpoConfig(
            3,
            2,
            0.2,
            Optional.of(0.2),
            1,
            0.95,
            true,
            0.5,
            0,
            Optional.empty(),
            KlConfig.defaults());
    AtomicInteger steps = new AtomicInteger();
    // In the update in which the value network has no gradient that is finite.
    PolicyOptimizer ppo = new Ppo(several);
    PolicyOptimizer ailing =
        new Ailing(Set.of(2), ppo) {
          @Override
          public Verdict after(Map<String, Double> found) {
            steps.incrementAndGet();
            return ppo.after(found);
          }
        };
    try (Gym gym = new Gym("eager")) {
      ReinforceConfig given = Gym.config(3, 8);
      ReinforceConfig config =
          new ReinforceConfig(
              3L,
              given.rollouts(),
              new ReinforceConfig.ValueConfig("critic"),
              given.delay(),
              given.replay(),
              1,
              given.evaluate(),
              Optional.empty(),
              given.rewardLimit(),
              1);
      Reinforce trainer = Scene.trainer(gym, config, Scene.texts("", 1), ailing);
      Models models = trainer.prepare(Scene.two(gym));
      List<Map<String, List<Float>>> after = new ArrayList<>();
      trainer.train(models, new Gym.Stage(1, update -> after.add(Gym.values(models))));
      assertEquals(after.get(0), after.get(1));
      assertNotEquals(after.get(1), after.get(2));
      assertEquals(12, steps.get());
    }
  }
}
