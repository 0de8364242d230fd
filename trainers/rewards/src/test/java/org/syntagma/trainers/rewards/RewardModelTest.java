package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Scorer;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;

class RewardModelTest {
  /** Gives an answer its letters, and ten for each letter of its prompt; keeps what it read. */
  private static final class Letters implements FrozenModel {
    private final List<Pair> read = new ArrayList<>();

    @Override
    public Model model() {
      throw new UnsupportedOperationException("only scores are asked for");
    }

    @Override
    public Scorer scorer() {
      return answers -> {
        read.addAll(answers);
        return answers.stream()
            .map(each -> (double) each.target().length() + 10 * each.source().length())
            .toList();
      };
    }
  }

  private record Words(String text) implements Text {}

  private final Letters letters = new Letters();

  private RewardModel reward(RewardModelConfig config, Optional<Corpus<?>> reference) {
    return new RewardModel(config, letters, reference);
  }

  private static <E> Optional<Corpus<?>> corpus(Class<E> type, List<E> examples) {
    return Optional.of(new EpochCursor<>(type, Epochs.of(() -> examples)));
  }

  private static Episode episode(String given, String text) {
    return new Episode(
        new Opening(0, new Prompt(List.of()), given, Optional.empty()),
        new Sample(List.of(), List.of(), Sample.Ending.TRUNCATED),
        text);
  }

  private static List<Double> score(RewardModel reward, Episode... episodes) {
    return reward.score(List.of(episodes)).stream().map(OptionalDouble::getAsDouble).toList();
  }

  @Test
  void scoresTextsAfterTheirPromptsAsTheModelDoes() {
    RewardModel reward = reward(RewardModelConfig.defaults(), Optional.empty());
    assertEquals(List.of(23.0, 5.0), score(reward, episode("to", "not"), episode("", "to be")));
    assertEquals(List.of(Pair.of("to", "not"), Pair.of("", "to be")), letters.read);
    assertEquals(List.of(), reward.score(List.of()));
  }

  @Test
  void wholeTextsAreScoredWithoutTheirPrompts() {
    RewardModel reward = reward(new RewardModelConfig(false, 10, false), Optional.empty());
    assertEquals(List.of(5.0), score(reward, episode("to", "to be")));
  }

  @Test
  void theMeanOfTheReferenceBecomesZero() {
    List<Preference> preferences =
        List.of(
            Preference.of("a", "bb", "never read"),
            Preference.of("a", "bbbb", "never read"),
            Preference.of("a", "beyond the samples", "never read"));
    RewardModel reward =
        reward(new RewardModelConfig(true, 2, false), corpus(Preference.class, preferences));
    assertEquals(List.of(), letters.read);
    assertEquals(List.of(-1.0, 3.0), score(reward, episode("a", "bb"), episode("a", "bbbbbb")));
    assertEquals(List.of(2.0), score(reward, episode("a", "bbbbb")));
    // The reference is read once.
    assertEquals(2 + 3, letters.read.size());
  }

  @Test
  void theDeviationOfTheReferenceBecomesOne() {
    List<Text> texts = List.of(new Words("aa"), new Words("aaaa"), new Words("aaaaaa"));
    RewardModel reward = reward(new RewardModelConfig(true, 500, true), corpus(Text.class, texts));
    // The mean is 4, the deviation √((4 + 0 + 4) / 2) = 2.
    assertEquals(List.of(-2.0, 0.5), score(reward, episode("", ""), episode("", "aaaaa")));
  }

  @Test
  void aReferenceThatCannotBeUsedIsToldWithWhatToDo() {
    RewardModelConfig scaled = new RewardModelConfig(true, 5, true);
    assertTold(
        "there is no reference to scale by",
        assertThrows(IllegalArgumentException.class, () -> reward(scaled, Optional.empty())));
    assertTold(
        "found examples of the type Integer; expected preferences, pairs or texts",
        assertThrows(
            IllegalArgumentException.class,
            () -> reward(scaled, corpus(Integer.class, List.of(1)))));
    RewardModel empty = reward(scaled, corpus(Pair.class, List.of()));
    assertTold(
        "found no examples",
        assertThrows(DataException.class, () -> score(empty, episode("", "a"))));
    RewardModel equal =
        reward(scaled, corpus(Pair.class, List.of(Pair.of("a", "b"), Pair.of("c", "d"))));
    assertTold(
        "found 2 examples that all score 11.0",
        assertThrows(DataException.class, () -> score(equal, episode("", "a"))));
  }

  @Test
  void aModelThatDoesNotScoreIsRefused() {
    FrozenModel mute =
        () -> {
          throw new UnsupportedOperationException("nobody asks for the model");
        };
    assertTold(
        "does not say how good answers are",
        assertThrows(
            DataException.class,
            () -> new RewardModel(RewardModelConfig.defaults(), mute, Optional.empty())));
  }

  private static void assertTold(String words, RuntimeException e) {
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
