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
  /** The policy gradient, whose loss is not a number in some updates. */
  private static final class Ailing implements PolicyOptimizer {
    private final PolicyOptimizer sound =
        new PolicyGradient(
            new PolicyGradientConfig(Baseline.OTHERS, 1, false, false, 0, 0, KlConfig.defaults()));
    private final List<Part> parts;
    private int updates;

    Ailing(Set<Integer> ill) {
      Part part = sound.parts().get(0);
      parts =
          List.of(
              new Part(
                  part.name(),
                  1,
                  (ops, outputs, batch) ->
                      ops.mul(
                          part.objective().sum(ops, outputs, batch),
                          ill.contains(updates) ? Double.NaN : 1)));
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
    public List<Lesson> prepare(List<Fragment> fragments) {
      updates++;
      return sound.prepare(fragments);
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
    return Scene.trainer(gym, config, Scene.texts("", 1), new Ailing(Set.of(ill)));
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
          "stage 'gym', update 2: policy-loss is NaN: skipped, so that nothing moved (1 so far, 1"
              + " in a row)",
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
                  + " before, which was skipped. Nothing moved"),
          message);
      assertEquals(2, stage.progress.size());
    }
  }
}
