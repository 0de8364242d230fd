package org.syntagma.trainers.reinforcement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;

/** What tests of {@link Reinforce} act with. */
final class Scene {

  static final Tokenizer TOKENIZER = Made.letters("abc");

  /** The share of a's in a text; none for an empty one. */
  static final Reward OF_A =
      episodes ->
          episodes.stream()
              .map(
                  each ->
                      each.text().isEmpty()
                          ? OptionalDouble.empty()
                          : OptionalDouble.of(
                              (double) each.text().chars().filter(c -> c == 'a').count()
                                  / each.text().length()))
              .toList();

  static final PpoConfig ONE_STEP =
      new PpoConfig(
          1,
          1,
          0.2,
          Optional.of(0.2),
          1,
          0.95,
          true,
          0.5,
          0,
          Optional.empty(),
          new KlConfig(0.1, Optional.of(1.0), 0.1));

  static Alphabet texts(String beginnings, double temperature) {
    return new Alphabet(TOKENIZER, beginnings, 5, temperature, false);
  }

  static Models models(Gym gym) {
    return new Models(Map.of("main", gym.model(Made.gpt2(16, 8, TOKENIZER), TOKENIZER, 3)));
  }

  /** A policy, and a critic apart. */
  static Models two(Gym gym) {
    Map<String, Model> all = new LinkedHashMap<>();
    all.put("main", gym.model(Made.gpt2(16, 8, TOKENIZER), TOKENIZER, 3));
    all.put("critic", gym.model(Made.gpt2(16, 8, TOKENIZER), TOKENIZER, 4));
    return new Models(all);
  }

  static Models control(Gym gym) {
    return new Models(Map.of("main", gym.model(Made.perceptron(4, 2), TOKENIZER, 3)));
  }

  static Reinforce trainer(
      Gym gym, ReinforceConfig config, Environment<?, ?> environment, PolicyOptimizer policy) {
    boolean text = !(environment instanceof ControlEnvironment);
    return gym.trainer(
        config,
        environment,
        text ? Optional.of(OF_A) : Optional.empty(),
        policy,
        (at, all) -> 0.01,
        List.of());
  }

  private Scene() {}
}
