package org.syntagma.trainers.reinforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;

class ValueRewardTest {
  private static final int BEGIN = Scene.TOKENIZER.special().begin();

  /** A model whose value head has weights that tell texts apart. */
  private record Grown(Model model) implements FrozenModel {
    @Override
    public Model grown(UnaryOperator<Model> growth) {
      Model with = growth.apply(model);
      float[] weights = new float[16];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) Randomness.of(1).uniform(i) - 0.5f;
      }
      with.parameters().get("heads.value.weight").set(weights);
      return with;
    }
  }

  private static Episode episode(String given, String text, Ending ending) {
    List<Integer> prompt = new ArrayList<>(List.of(BEGIN));
    Arrays.stream(Scene.TOKENIZER.encode(given)).forEach(prompt::add);
    List<Integer> tokens = Arrays.stream(Scene.TOKENIZER.encode(text)).boxed().toList();
    return new Episode(
        new Opening(0, new Prompt(prompt), given, Optional.empty()),
        new Sample(tokens, List.of(), ending),
        text);
  }

  /** The value behind a text that is read alone. */
  private static double value(Model model, String text) {
    long[] ids =
        LongStream.concat(
                LongStream.of(BEGIN),
                Arrays.stream(Scene.TOKENIZER.encode(text)).mapToLong(each -> each))
            .toArray();
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch =
          Batch.of(
              manager, Map.of("tokens", manager.create(ids, new Shape(1, ids.length))), ids.length);
      float[] values =
          model.run(batch, Set.of("value"), Mode.inference()).get("value").toFloatArray();
      return values[ids.length - 1];
    }
  }

  @Test
  void isTheValueBeforeTheLastToken() {
    try (Gym gym = new Gym("eager")) {
      Grown frozen = new Grown(Scene.models(gym).main());
      ValueReward reward = new ValueReward(frozen, Scene.TOKENIZER);
      Model model = frozen.grown(ValueHead::on);
      List<Episode> episodes =
          List.of(
              episode("a", "bc", Ending.END),
              episode("a", "", Ending.TRUNCATED),
              episode("", "cab", Ending.TRUNCATED),
              episode("ab", "", Ending.END));
      List<OptionalDouble> found = reward.score(episodes);
      assertEquals(4, found.size());
      assertEquals(value(model, "abc"), found.get(0).orElseThrow(), 1e-5);
      assertTrue(found.get(1).isEmpty());
      assertEquals(value(model, "ca"), found.get(2).orElseThrow(), 1e-5);
      assertEquals(value(model, "ab"), found.get(3).orElseThrow(), 1e-5);
      assertNotEquals(found.get(0).orElseThrow(), found.get(3).orElseThrow(), 1e-2);
      assertTrue(reward.score(List.of()).isEmpty());
      model.close();
    }
  }

  @Test
  void refusesOtherTokens() {
    try (Gym gym = new Gym("eager")) {
      Grown frozen = new Grown(Scene.models(gym).main());
      assertRefused("model: its symbol 4 is 'a', but that of this run 'b'", frozen, "bcd");
      assertRefused("model: its symbol 6 is 'c', but that of this run 'd'", frozen, "abd");
    }
  }

  @Test
  void saysWhichTextsItCannotRead() {
    try (Gym gym = new Gym("eager")) {
      // Symbols that were added to either are no matter while nobody writes them.
      ValueReward reward =
          new ValueReward(new Grown(Scene.models(gym).main()), Made.letters("abcd"));
      reward.score(List.of(episode("ab", "cabca", Ending.TRUNCATED)));
      assertUnread(
          "it has 9 tokens with its prompt, but the context",
          reward,
          episode("ab", "cabcab", Ending.TRUNCATED));
      Sample other = new Sample(List.of(7), List.of(), Ending.TRUNCATED);
      assertUnread(
          "it has the symbol 7, but the model of the reward 'evaluator' knows 7 only",
          reward,
          new Episode(episode("a", "", Ending.END).opening(), other, "d"));
    }
  }

  private static void assertUnread(String message, ValueReward reward, Episode episode) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> reward.score(List.of(episode)));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }

  private static void assertRefused(String message, FrozenModel frozen, String letters) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new ValueReward(frozen, Made.letters(letters)));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }

  @Test
  void saysThatAModelHasNoValues() {
    try (Gym gym = new Gym("eager")) {
      Model model = Scene.models(gym).main();
      assertThrows(DataException.class, () -> new ValueReward(() -> model, Scene.TOKENIZER));
    }
  }
}
