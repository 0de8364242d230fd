package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.StageKind;
import org.syntagma.runtime.model.NetworkModel;

class SelfSupervisedTest {
  private static final Text TEXT = () -> "ab cd ef";

  private final Bench bench = new Bench(Parts.bytes());

  @AfterEach
  void close() {
    bench.close();
  }

  private static Optional<Pair> pair(TextGoal goal, String text, int draw) {
    return goal.pair(text, 0.4, Randomness.of(draw));
  }

  @Test
  void theNextSentenceFollowsThoseBeforeIt() {
    Set<Pair> found = new HashSet<>();
    for (int draw = 0; draw < 50; draw++) {
      found.add(pair(TextGoal.NEXT, "One is. Two are!  Three go? ", draw).orElseThrow());
    }
    assertEquals(
        Set.of(Pair.of("One is.", "Two are!"), Pair.of("One is. Two are!", "Three go?")), found);
    assertEquals(Optional.empty(), pair(TextGoal.NEXT, "Only one.", 1));
  }

  @Test
  void wordsAreLeftOutAsOftenAsIsSet() {
    String text = "a b c d e f g h i j";
    int left = 0;
    for (int draw = 0; draw < 1000; draw++) {
      Pair pair = pair(TextGoal.DENOISE, text, draw).orElseThrow();
      assertEquals(text, pair.target());
      left += pair.source().split(" ", -1).length;
    }
    assertEquals(6000, left, 4 * Math.sqrt(10000 * 0.4 * 0.6));
    assertFalse(pair(TextGoal.DENOISE, "a", 1).orElseThrow().source().isEmpty());
    assertEquals(Optional.empty(), pair(TextGoal.DENOISE, " ", 1));
  }

  @Test
  void aSpanIsCutOutAnywhere() {
    Set<Pair> found = new HashSet<>();
    for (int draw = 0; draw < 100; draw++) {
      found.add(pair(TextGoal.SPAN, "a b c d e", draw).orElseThrow());
    }
    assertEquals(
        Set.of(
            Pair.of("___ c d e", "a b"),
            Pair.of("a ___ d e", "b c"),
            Pair.of("a b ___ e", "c d"),
            Pair.of("a b c ___", "d e")),
        found);
    assertEquals(Optional.empty(), pair(TextGoal.SPAN, "a", 1));
  }

  /** The text as a whole has 4 tokens, what is left of it up to 5. */
  @Test
  void aTextThatFillsTheContextFitsThoughItsPartsHaveMoreTokens() {
    Tokenizer bytes = Parts.bytes();
    try (Bench subwords = new Bench(merging(bytes))) {
      Model model =
          NetworkModel.create(
              Parts.gpt2(subwords.tokenizer, 10),
              subwords.tokenizer,
              subwords.backend,
              Randomness.of(1));
      SelfSupervised task = task(TextGoal.DENOISE);
      assertEquals(1 + 4 + 1 + 4, task.length(model, TEXT));
      for (int draw = 0; draw < 20; draw++) {
        Batch batch = task.batch(model, List.of(TEXT), subwords.manager, Randomness.of(draw));
        assertEquals(5, batch.count(), "the target is whole");
        assertTrue(batch.arrays().get("tokens").getShape().get(1) <= 10);
      }
      Text longer = () -> "ab cd ef gh";
      assertThrows(DataException.class, () -> task.length(model, longer));
    }
  }

  private static Tokenizer merging(Tokenizer bytes) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getName().equals("encode") && arguments[0].equals(TEXT.text())
                ? bytes.encode("abcd")
                : method.invoke(bytes, arguments);
    return (Tokenizer)
        Proxy.newProxyInstance(
            Tokenizer.class.getClassLoader(), new Class<?>[] {Tokenizer.class}, handler);
  }

  @Test
  void pairsAreNeverLongerThanTheLongest() {
    SelfSupervised task = task(TextGoal.DENOISE);
    Model model =
        NetworkModel.create(
            Parts.gpt2(bench.tokenizer, 24), bench.tokenizer, bench.backend, Randomness.of(1));
    assertEquals(1 + 8 + 1 + 8, task.length(model, TEXT));
    assertEquals(0, task(TextGoal.NEXT).length(model, TEXT));
    Batch batch = task.batch(model, List.of(TEXT), bench.manager, Randomness.of(2));
    assertTrue(batch.arrays().get("tokens").getShape().get(1) <= 24);
    assertEquals(9, batch.count());
  }

  @Test
  void aDecoderAloneLearnsWhatIsGivenInPretrainingOnly() {
    SelfSupervised task = task(TextGoal.DENOISE, Optional.empty());
    Model model =
        NetworkModel.create(
            Parts.gpt2(bench.tokenizer, 24), bench.tokenizer, bench.backend, Randomness.of(1));
    task.taughtIn(StageKind.PRETRAINING);
    Batch pretraining = task.batch(model, List.of(TEXT), bench.manager, Randomness.of(2));
    task.taughtIn(StageKind.FINE_TUNING);
    Batch fineTuning = task.batch(model, List.of(TEXT), bench.manager, Randomness.of(2));
    assertEquals(9, fineTuning.count());
    assertTrue(pretraining.count() > 10, "the given counts too: " + pretraining.count());
  }

  @Test
  void evaluationIsTheSameEachTimeAndPassesOverWhatIsTooShort() {
    SelfSupervised task = task(TextGoal.SPAN);
    Model model =
        NetworkModel.create(
            Parts.encoderDecoder(bench.tokenizer, 24),
            bench.tokenizer,
            bench.backend,
            Randomness.of(1));
    Metrics first = evaluate(task, model);
    // Spans of one word of two letters, with the end symbol.
    assertEquals(6, first.count());
    assertEquals(first, evaluate(task, model));
    assertEquals(
        List.of("loss", "perplexity", "token-accuracy"), List.copyOf(first.values().keySet()));
  }

  private static Metrics evaluate(SelfSupervised task, Model model) {
    Snippets texts = new Snippets("ab cd ef", "short", "gh ij");
    return task.evaluate(model, new Evaluation<>(texts, 2, OptionalLong.empty()));
  }

  private static SelfSupervised task(TextGoal goal) {
    return task(goal, Optional.of(0.0));
  }

  private static SelfSupervised task(TextGoal goal, Optional<Double> sourceWeight) {
    SelfSupervisedConfig usual = SelfSupervisedConfig.defaults();
    return new SelfSupervised(
        new SelfSupervisedConfig(
            goal, 0.4, usual.control(), false, sourceWeight, 0, 0, 10, usual.metrics()));
  }

  /** Texts in a fixed order. */
  private static final class Snippets implements Corpus<Text> {
    private final List<String> texts;
    private int cursor;

    Snippets(String... texts) {
      this.texts = List.of(texts);
    }

    @Override
    public Class<Text> exampleType() {
      return Text.class;
    }

    @Override
    public Optional<Text> next() {
      if (cursor == texts.size()) {
        return Optional.empty();
      }
      String text = texts.get(cursor++);
      return Optional.of(() -> text);
    }

    @Override
    public void rewind() {
      cursor = 0;
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(texts.size());
    }

    @Override
    public void save(StateWriter out) {
      out.number("cursor", cursor);
    }

    @Override
    public void load(StateReader in) {
      cursor = (int) in.number("cursor");
    }
  }
}
