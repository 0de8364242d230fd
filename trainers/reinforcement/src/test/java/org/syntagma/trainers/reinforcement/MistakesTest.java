package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.trainers.reinforcement.ReinforceConfig.DelayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ReplayConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.RolloutsConfig;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ValueConfig;

/** What a stage refuses before it trains. */
class MistakesTest {
  @Test
  void saysAllThatDoesNotFitTogether() {
    try (Gym gym = new Gym("eager")) {
      ReinforceConfig config =
          Gym.config(
              1,
              new RolloutsConfig(8, 2, 1, Optional.of(5), Optional.empty()),
              new DelayConfig(Optional.empty(), 2, 0),
              ReplayConfig.defaults());
      IllegalArgumentException text =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  gym.trainer(
                      config,
                      Scene.texts("", 1),
                      Optional.empty(),
                      new Grpo(GrpoConfig.defaults()),
                      (at, all) -> 1,
                      List.of()));
      for (String part :
          List.of(
              "reward: texts need one",
              "rollouts.steps: are for control",
              "delay.policy",
              "rollouts.steps: cut episodes off")) {
        assertTrue(text.getMessage().contains(part), text.getMessage());
      }
      IllegalArgumentException control =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  gym.trainer(
                      config,
                      Made.environment("cart-pole", 500),
                      Scene.OF_A,
                      new Ppo(PpoConfig.defaults())));
      for (String part : List.of("reward: the environment has its own", "rollouts.group")) {
        assertTrue(control.getMessage().contains(part), control.getMessage());
      }
    }
  }

  @Test
  void onlyAnOffPolicyObjectiveLearnsFromOthers() {
    RolloutsConfig rollouts = new RolloutsConfig(8, 1, 1, Optional.empty(), Optional.empty());
    for (ReinforceConfig config :
        List.of(
            Gym.config(1, rollouts, DelayConfig.defaults(), new ReplayConfig(8, 4, 2, 0)),
            Gym.config(
                1, rollouts, new DelayConfig(Optional.of(2), 1, 0), ReplayConfig.defaults()))) {
      try (Gym gym = new Gym("eager")) {
        IllegalArgumentException refused =
            assertThrows(
                IllegalArgumentException.class,
                () ->
                    Scene.trainer(
                        gym,
                        config,
                        Scene.texts("", 1),
                        new PolicyGradient(PolicyGradientConfig.defaults())));
        assertTrue(
            refused.getMessage().startsWith("policy: learns from nothing but its own actions"),
            refused.getMessage());
        Scene.trainer(gym, config, Scene.texts("", 1), new Ppo(PpoConfig.defaults()));
      }
    }
  }

  @Test
  void aModelOfValuesIsAnotherModel() {
    assertEquals(
        "value.model: 'same' is the main model itself: call it main, or name another",
        prepared("same"));
    assertEquals("value.model: no model is called 'critic', only [main, same]", prepared("critic"));
  }

  private static String prepared(String critic) {
    ReinforceConfig given = Gym.config(1, 8);
    ReinforceConfig config =
        new ReinforceConfig(
            1L,
            given.rollouts(),
            new ValueConfig(critic),
            given.delay(),
            given.replay(),
            1,
            given.evaluate(),
            Optional.empty(),
            given.rewardLimit(),
            0);
    try (Gym gym = new Gym("eager")) {
      Reinforce trainer =
          Scene.trainer(gym, config, Scene.texts("", 1), new Ppo(PpoConfig.defaults()));
      Model main = Scene.models(gym).main();
      Map<String, Model> twice = new LinkedHashMap<>();
      twice.put("main", main);
      twice.put("same", main);
      return assertThrows(IllegalArgumentException.class, () -> trainer.prepare(new Models(twice)))
          .getMessage();
    }
  }

  @Test
  void aReferenceReadsAllThatThePolicyWrites() {
    Tokenizer fewer = Made.letters("ab");
    try (Gym gym = new Gym("eager")) {
      Model policy = Scene.models(gym).main();
      Model longer = gym.model(Made.gpt2(8, 9, Scene.TOKENIZER), Scene.TOKENIZER, 1);
      assertEquals(Optional.of(longer), networks(gym, policy, longer).reference());
      for (Model other :
          List.of(
              gym.model(Made.gpt2(8, 7, Scene.TOKENIZER), Scene.TOKENIZER, 1),
              gym.model(Made.gpt2(8, 8, fewer), fewer, 1))) {
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> networks(gym, policy, other));
        assertTrue(refused.getMessage().startsWith("reference: has "), refused.getMessage());
      }
    }
  }

  private static Networks networks(Gym gym, Model policy, Model reference) {
    return new Copies(DelayConfig.defaults(), gym.backend.manager())
        .of(policy, Optional.empty(), true, Optional.of(() -> reference));
  }
}
