package org.syntagma.tasks.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.languagemodel.LanguageModelConfig.Goal;
import org.syntagma.tasks.languagemodel.LanguageModelConfig.Spans;

class ObjectiveTest {
  private static final Text TEXT = () -> "the quick brown fox jumps";

  private final Backend backend = Parts.backend();

  @AfterEach
  void close() {
    backend.close();
  }

  private Model model(boolean encoder) {
    Bigrams network = new Bigrams(Parts.bytes().size(), encoder, OptionalInt.empty());
    return NetworkModel.create(network, Parts.bytes(), backend, Randomness.of(5));
  }

  private static LanguageModel task(Goal goal) {
    return new LanguageModel(new LanguageModelConfig(Optional.of(goal), Spans.defaults()));
  }

  @Test
  void spansOfATextAreWhatIsPredictedAndEvaluated() {
    Model model = model(true);
    LanguageModel task = task(Goal.SPAN_CORRUPTION);
    // 0.15 of 25 letters are 4, in one span, and the end symbol.
    Batch batch = task.batch(model, List.of(TEXT), backend.manager(), Randomness.of(1));
    assertEquals(5, batch.count());
    assertEquals(24, batch.arrays().get("source").getShape().get(1));
    Evaluation<Text> evaluation =
        new Evaluation<>(new Snippets(TEXT, TEXT), 2, OptionalLong.empty());
    assertEquals(10, task.evaluate(model, evaluation).count());
    assertEquals(3 / 32.0, batch.padding());
  }

  @Test
  void objectiveMustFitTheNetwork() {
    assertEquals(List.of(), task(Goal.NEXT_TOKEN).heads(model(false)));
    assertEquals(List.of(), task(Goal.PREFIX).heads(model(true)));
    String without = refusal(Goal.NEXT_TOKEN, model(true));
    assertTrue(without.contains("choose prefix or span-corruption"), without);
    for (Goal goal : List.of(Goal.PREFIX, Goal.SPAN_CORRUPTION)) {
      String message = refusal(goal, model(false));
      assertTrue(message.contains("need an encoder"), message);
    }
  }

  private static String refusal(Goal goal, Model model) {
    return assertThrows(IllegalArgumentException.class, () -> task(goal).heads(model)).getMessage();
  }

  @Test
  void spansNeedTheirObjective() {
    Spans other = new Spans(0.3, 3);
    assertFalse(new LanguageModelConfig(Optional.empty(), other).isCutOnlyIfCorrupted());
    assertTrue(
        new LanguageModelConfig(Optional.of(Goal.SPAN_CORRUPTION), other).isCutOnlyIfCorrupted());
  }
}
