package org.syntagma.runtime.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyTable;
import org.syntagma.runtime.tiny.TinyTokenizer;
import org.syntagma.runtime.tiny.TinyTranslator;

class BeamSearchTest {
  private static final int SIZE = 7;
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int A = 4;
  private static final int B = 5;
  private static final int C = 6;
  private static final List<Integer> DRAWABLE = List.of(END, 3, A, B, C);
  private static final List<Prompt> PROMPTS =
      List.of(prompt(4, 5, 6, 4), prompt(), prompt(6), prompt(5, 5));

  private static final List<Backend> BACKENDS = new ArrayList<>();
  private static final List<Model> MODELS = new ArrayList<>();

  @BeforeAll
  static void open() {
    for (String type : List.of("eager", "pytorch")) {
      Backend backend = Backends.open(type);
      BACKENDS.add(backend);
      MODELS.add(model(new TinyDecoder(SIZE, 16), backend));
      MODELS.add(model(new TinyTranslator(SIZE, 0), backend));
    }
  }

  @AfterAll
  static void close() {
    MODELS.forEach(Model::close);
    BACKENDS.forEach(Backend::close);
  }

  @Test
  void enoughBeamsFindWhatEnumerationFinds() {
    for (Model model : MODELS) {
      for (double penalty : new double[] {0, 0.6, 2}) {
        // 4 of the 5 symbols go on, so that 64 texts live before the last of 4 tokens.
        Decoding decoding = Decoding.search(4, 5 * 64).withLengthPenalty(penalty);
        List<Sample> best = model.generator().best(PROMPTS.subList(0, 1), decoding, 12).get(0);
        BeamReference reference = reference(model, PROMPTS.get(0), decoding);
        assertSame(reference.enumerate().subList(0, 12), best);
      }
    }
  }

  @Test
  void fewBeamsFindWhatASearchToTheMaximumFinds() {
    for (Model model : MODELS) {
      for (int beams : new int[] {2, 3}) {
        for (double penalty : new double[] {0, 1, 3}) {
          Decoding decoding = Decoding.search(7, beams).withLengthPenalty(penalty);
          List<List<Sample>> best = model.generator().best(PROMPTS, decoding, 2);
          for (int i = 0; i < PROMPTS.size(); i++) {
            List<Sample> expected = reference(model, PROMPTS.get(i), decoding).search();
            assertSame(expected.subList(0, 2), best.get(i));
          }
        }
      }
    }
  }

  @Test
  void generatingGivesTheBest() {
    for (Model model : MODELS) {
      Decoding decoding = Decoding.search(7, 3);
      List<Sample> samples = model.generator().generate(PROMPTS, decoding, Randomness.of(5));
      List<List<Sample>> best = model.generator().best(PROMPTS, decoding, 3);
      assertEquals(
          best.stream().map(each -> each.get(0).tokens()).toList(),
          samples.stream().map(Sample::tokens).toList());
    }
  }

  @Test
  void oneBeamIsGreedy() {
    Decoding greedy = Decoding.greedy(7).withLogProbabilities(true);
    for (Model model : MODELS) {
      List<Sample> expected = model.generator().generate(PROMPTS, greedy, Randomness.of(5));
      List<List<Sample>> found = model.generator().best(PROMPTS, greedy.withLengthPenalty(4), 1);
      for (int i = 0; i < PROMPTS.size(); i++) {
        assertSame(List.of(expected.get(i)), found.get(i));
      }
    }
  }

  @Test
  void twoBeamsFindABetterTextThanGreedy() {
    TinyTable network =
        TinyTable.following(
            SIZE,
            Map.of(
                BEGIN, Map.of(A, 0.6, B, 0.4),
                A, Map.of(A, 0.4, B, 0.3, C, 0.3),
                B, Map.of(C, 0.9, END, 0.1),
                C, Map.of(END, 1.0)));
    try (Model model = model(network, BACKENDS.get(0))) {
      Decoding two = Decoding.search(2, 2).withLengthPenalty(0);
      assertEquals(List.of(A, A), only(model, Decoding.greedy(2)).tokens());
      Sample found = only(model, two);
      assertEquals(List.of(B, C), found.tokens());
      assertEquals(Math.log(0.4), found.logProbabilities().get(0), 1e-6);
      assertEquals(Math.log(0.9), found.logProbabilities().get(1), 1e-6);
      assertEquals(Ending.TRUNCATED, found.ending());
    }
  }

  @Test
  void theLengthPenaltyPrefersLongerTexts() {
    // Either the end at once, log 0.5, or four more tokens and the end: log 0.5 + log 0.5.
    TinyTable network =
        TinyTable.following(
            SIZE,
            Map.of(
                BEGIN,
                Map.of(END, 0.5, A, 0.5),
                A,
                Map.of(B, 1.0),
                B,
                Map.of(C, 1.0),
                C,
                Map.of(3, 1.0),
                3,
                Map.of(END, 0.5, A, 0.25, B, 0.25)));
    // (10 / 6)^α = 2 · (6 / 6)^α where both are equally good.
    double even = Math.log(2) / Math.log(10 / 6.0);
    try (Model model = model(network, BACKENDS.get(0))) {
      Decoding decoding = Decoding.search(5, 2);
      assertEquals(List.of(), only(model, decoding.withLengthPenalty(even - 0.01)).tokens());
      assertEquals(
          List.of(A, B, C, 3), only(model, decoding.withLengthPenalty(even + 0.01)).tokens());
    }
  }

  @Test
  void promptsDoNotChangeEachOther() {
    Decoding decoding = Decoding.search(7, 3);
    for (Model model : MODELS) {
      List<List<Sample>> together = model.generator().best(PROMPTS, decoding, 3);
      for (int i = 0; i < PROMPTS.size(); i++) {
        List<Prompt> alone = List.of(PROMPTS.get(i));
        assertSame(model.generator().best(alone, decoding, 3).get(0), together.get(i));
      }
    }
  }

  @Test
  void tellsTheTokensOfTheBestOnly() {
    List<String> heard = new ArrayList<>();
    List<Sample> samples =
        MODELS
            .get(0)
            .generator()
            .generate(
                PROMPTS,
                Decoding.search(5, 3),
                Randomness.of(1),
                (row, token) -> heard.add(row + ":" + token));
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < samples.size(); row++) {
      for (int token : samples.get(row).tokens()) {
        expected.add(row + ":" + token);
      }
    }
    assertEquals(expected, heard);
  }

  @Test
  void whatASearchCannotDoIsRefused() {
    assertRefused(Decoding.search(4, 2), 3, "ask for 1 to 2");
    assertRefused(Decoding.search(4, 2).withTemperature(1), 1, "set temperature to 0");
    assertRefused(Decoding.defaults(), 1, "temperature = 1.0");
  }

  private static void assertRefused(Decoding decoding, int count, String told) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> MODELS.get(0).generator().best(PROMPTS, decoding, count));
    assertTrue(e.getMessage().contains(told), e.getMessage());
  }

  private static BeamReference reference(Model model, Prompt prompt, Decoding decoding) {
    return new BeamReference(new Recomputed(model, prompt), decoding, DRAWABLE, END);
  }

  private static void assertSame(List<Sample> expected, List<Sample> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).tokens(), found.get(i).tokens());
      assertEquals(expected.get(i).ending(), found.get(i).ending());
      List<Double> logs = expected.get(i).logProbabilities();
      assertEquals(logs.size(), found.get(i).logProbabilities().size());
      for (int t = 0; t < logs.size(); t++) {
        assertEquals(logs.get(t), found.get(i).logProbabilities().get(t), 1e-4);
      }
    }
  }

  private static Sample only(Model model, Decoding decoding) {
    return model.generator().generate(List.of(prompt()), decoding, Randomness.of(1)).get(0);
  }

  private static Model model(Network network, Backend backend) {
    return NetworkModel.create(network, new TinyTokenizer(SIZE), backend, Randomness.of(3));
  }

  private static Prompt prompt(Integer... ids) {
    return new Prompt(List.of(ids));
  }
}
