package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Models;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.training.ComponentFailure;

class RewardFailuresTest {
  @Test
  void rewardsThatFailNameTheText() {
    Reward throwing =
        episodes -> {
          episodes.forEach(
              each -> {
                if (each.text().startsWith("b")) {
                  throw new IllegalStateException("no b's");
                }
              });
          return Scene.OF_A.score(episodes);
        };
    assertTrue(failure(throwing).contains("failed at the text 'b"));
    Reward nothing =
        episodes -> episodes.stream().map(each -> OptionalDouble.of(Double.NaN)).toList();
    assertTrue(failure(nothing).contains("gave NaN for the text '"));
    Reward fewer = episodes -> List.of();
    assertTrue(failure(fewer).contains("gave 0 scores for 24 texts"));
    AtomicInteger interrupted = new AtomicInteger();
    Reward slow =
        episodes -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
          }
          return List.of();
        };
    assertTrue(failure(slow).contains("took longer than 0.3 s for 24 texts"));
  }

  private String failure(Reward reward) {
    ReinforceConfig given = Gym.config(1, 24);
    ReinforceConfig config =
        new ReinforceConfig(
            1L,
            given.rollouts(),
            given.value(),
            given.delay(),
            given.replay(),
            1,
            given.evaluate(),
            Optional.empty(),
            Duration.ofMillis(300),
            0);
    try (Gym gym = new Gym("eager")) {
      Reinforce trainer =
          gym.trainer(config, Scene.texts("", 1), reward, new Ppo(PpoConfig.defaults()));
      Models models = trainer.prepare(Scene.models(gym));
      ComponentFailure failure =
          assertThrows(ComponentFailure.class, () -> trainer.train(models, new Gym.Stage(1)));
      assertEquals(reward, failure.component());
      return failure.getMessage();
    }
  }
}
