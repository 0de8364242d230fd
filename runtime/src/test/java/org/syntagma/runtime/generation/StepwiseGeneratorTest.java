package org.syntagma.runtime.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
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
import org.syntagma.runtime.tiny.TinyTokenizer;
import org.syntagma.runtime.tiny.TinyTranslator;

class StepwiseGeneratorTest {
  private static final int SIZE = 12;
  private static final int PAD = 0;
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int CONTEXT = 24;
  private static final Randomness RANDOMNESS = Randomness.of(7);
  private static final List<Prompt> RAGGED =
      List.of(prompt(4, 5, 6, 7, 8), prompt(9), prompt(), prompt(10, 11, 4), prompt(5, 5));

  private static final List<Backend> BACKENDS = new ArrayList<>();
  private static final List<Model> MODELS = new ArrayList<>();

  private static Model decoder;

  @BeforeAll
  static void open() {
    for (String type : List.of("eager", "pytorch")) {
      Backend backend = Backends.open(type);
      BACKENDS.add(backend);
      // Two logits more than the tokenizer has ids, as a padded vocabulary has.
      MODELS.add(model(new TinyDecoder(SIZE + 2, CONTEXT), backend));
      MODELS.add(model(new TinyTranslator(SIZE + 2, PAD), backend));
    }
    decoder = MODELS.get(0);
  }

  @AfterAll
  static void close() {
    MODELS.forEach(Model::close);
    BACKENDS.forEach(Backend::close);
  }

  @Test
  void cachedDecodingGivesTheTokensOfRecomputing() {
    for (Model model : MODELS) {
      for (Prompt prompt : RAGGED) {
        Sample sample = generate(model, List.of(prompt), Decoding.greedy(8)).get(0);
        assertEquals(recomputed(model, prompt, 8), tokensAndEnd(sample));
      }
    }
  }

  @Test
  void aRaggedBatchGivesWhatEachPromptGivesAlone() {
    for (Model model : MODELS) {
      List<Sample> together = generate(model, RAGGED, Decoding.greedy(8));
      for (int i = 0; i < RAGGED.size(); i++) {
        Sample alone = generate(model, List.of(RAGGED.get(i)), Decoding.greedy(8)).get(0);
        assertEquals(alone, together.get(i));
      }
    }
  }

  @Test
  void aDecoderWithAnEncoderGoesOnAfterWhatIsWrittenAndCountsOnlyWhatFollows() {
    for (Model model : List.of(MODELS.get(1), MODELS.get(3))) {
      List<Prompt> begun = new ArrayList<>();
      List<List<Integer>> expected = new ArrayList<>();
      for (int i = 0; i < RAGGED.size(); i++) {
        List<Integer> whole = recomputed(model, RAGGED.get(i), 8);
        int given = Math.min(i + 1, whole.size() - 1);
        List<Integer> written = new ArrayList<>(List.of(BEGIN));
        written.addAll(whole.subList(0, given));
        begun.add(RAGGED.get(i).written(written));
        expected.add(whole.subList(given, Math.min(whole.size(), given + 3)));
      }
      List<Sample> samples = generate(model, begun, Decoding.greedy(3));
      for (int i = 0; i < RAGGED.size(); i++) {
        assertEquals(expected.get(i), tokensAndEnd(samples.get(i)));
      }
    }
  }

  @Test
  void longPromptsAreReadInPieces() {
    List<Prompt> prompts = Stream.of(150, 65, 64, 128, 1, 129).map(each -> wave(each)).toList();
    for (Backend backend : BACKENDS) {
      try (Model model = model(new TinyDecoder(SIZE + 2, 160), backend)) {
        List<Sample> samples = generate(model, prompts, Decoding.greedy(8));
        for (int i = 0; i < prompts.size(); i++) {
          assertEquals(recomputed(model, prompts.get(i), 8), tokensAndEnd(samples.get(i)));
        }
      }
    }
  }

  private static Prompt wave(int length) {
    return new Prompt(IntStream.range(0, length).map(i -> 3 + i * i % 9).boxed().toList());
  }

  @Test
  void rowsThatLeaveDoNotChangeTheOthers() {
    Decoding decoding = new Decoding(12, 4, 0, 1);
    for (Model model : MODELS) {
      List<Sample> all = generate(model, RAGGED, decoding);
      Set<Integer> lengths = all.stream().map(s -> s.tokens().size()).collect(Collectors.toSet());
      assertTrue(lengths.size() > 2, "rows should leave at different times, but: " + lengths);
      for (int kept = 0; kept < RAGGED.size(); kept++) {
        List<Prompt> others = new ArrayList<>(Collections.nCopies(RAGGED.size(), prompt(11, 8)));
        others.set(kept, RAGGED.get(kept));
        Sample sample = generate(model, others, decoding).get(kept);
        assertEquals(all.get(kept).tokens(), sample.tokens());
        assertEquals(all.get(kept).ending(), sample.ending());
      }
    }
  }

  @Test
  void logProbabilitiesAreThoseOfTheWholeSequence() {
    Decoding decoding = new Decoding(12, 0.8, 0, 1);
    for (Model model : MODELS) {
      List<Sample> samples = generate(model, RAGGED, decoding);
      for (int i = 0; i < RAGGED.size(); i++) {
        List<Integer> drawn = tokensAndEnd(samples.get(i));
        assertEquals(drawn.size(), samples.get(i).logProbabilities().size());
        for (int t = 0; t < drawn.size(); t++) {
          double[] logits = logits(model, RAGGED.get(i), drawn.subList(0, t));
          double total = 0;
          for (int id = 0; id < SIZE; id++) {
            total += id == PAD || id == BEGIN ? 0 : Math.exp(logits[id] / 0.8);
          }
          double expected = logits[drawn.get(t)] / 0.8 - Math.log(total);
          assertEquals(expected, samples.get(i).logProbabilities().get(t), 1e-4);
        }
      }
    }
  }

  @Test
  void drawsEveryIdButPadBeginAndWhatTheTokenizerLacks() {
    Decoding nearlyUniform = new Decoding(10, 1000, 0, 1);
    List<Prompt> prompts = Collections.nCopies(60, prompt(4));
    Set<Integer> drawn = new TreeSet<>();
    generate(decoder, prompts, nearlyUniform).forEach(s -> drawn.addAll(tokensAndEnd(s)));
    assertEquals(IntStream.range(END, SIZE).boxed().collect(Collectors.toSet()), drawn);
  }

  @Test
  void theEndSymbolEndsARowAndIsNotAmongItsTokens() {
    Decoding decoding = new Decoding(10, 1000, 0, 1);
    List<Sample> samples = generate(decoder, Collections.nCopies(60, prompt(4)), decoding);
    for (Sample sample : samples) {
      assertTrue(sample.tokens().stream().noneMatch(token -> token == END));
      boolean ended = sample.ending() == Ending.END;
      assertEquals(sample.tokens().size() + (ended ? 1 : 0), sample.logProbabilities().size());
      assertTrue(ended || sample.tokens().size() == 10);
    }
    assertEquals(
        Set.of(Ending.END, Ending.TRUNCATED),
        samples.stream().map(Sample::ending).collect(Collectors.toSet()));
  }

  @Test
  void tellsEachTokenInTheOrderOfDrawing() {
    List<int[]> heard = new ArrayList<>();
    List<Sample> samples =
        decoder
            .generator()
            .generate(
                RAGGED,
                new Decoding(12, 4, 0, 1),
                RANDOMNESS,
                (row, token) -> heard.add(new int[] {row, token}));
    List<String> expected = new ArrayList<>();
    for (int t = 0; t < 12; t++) {
      for (int row = 0; row < samples.size(); row++) {
        List<Integer> tokens = samples.get(row).tokens();
        if (t < tokens.size()) {
          expected.add(Arrays.toString(new int[] {row, tokens.get(t)}));
        }
      }
    }
    assertEquals(expected, heard.stream().map(Arrays::toString).toList());
  }

  @Test
  void anEmptyPromptStandsForTheBeginSymbol() {
    for (Model model : MODELS) {
      assertEquals(
          generate(model, List.of(prompt(BEGIN)), Decoding.greedy(8)),
          generate(model, List.of(prompt()), Decoding.greedy(8)));
    }
  }

  @Test
  void noPromptsGiveNoSamples() {
    assertEquals(List.of(), generate(decoder, List.of(), Decoding.greedy(8)));
  }

  @Test
  void fillsTheContextToItsLastPosition() {
    Decoding decoding = new Decoding(CONTEXT - 5, 1000, 0, 1);
    List<Prompt> prompts = Collections.nCopies(60, RAGGED.get(0));
    assertTrue(
        generate(decoder, prompts, decoding).stream()
            .anyMatch(sample -> sample.tokens().size() == CONTEXT - 5));
  }

  @Test
  void refusesWhatExceedsTheContext() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> generate(decoder, RAGGED, Decoding.greedy(CONTEXT - 4)));
    assertEquals(
        "a prompt of 5 tokens and up to 20 new ones exceed the network's context of 24: "
            + "shorten the prompt or ask for fewer tokens",
        e.getMessage());
  }

  private static Model model(Network network, Backend backend) {
    return NetworkModel.create(network, new TinyTokenizer(SIZE), backend, Randomness.of(3));
  }

  private static Prompt prompt(Integer... ids) {
    return new Prompt(List.of(ids));
  }

  private static List<Sample> generate(Model model, List<Prompt> prompts, Decoding decoding) {
    return model.generator().generate(prompts, decoding, RANDOMNESS);
  }

  private static List<Integer> tokensAndEnd(Sample sample) {
    List<Integer> tokens = new ArrayList<>(sample.tokens());
    if (sample.ending() == Ending.END) {
      tokens.add(END);
    }
    return tokens;
  }

  /** Greedy decoding that runs the whole sequence for each token. */
  private static List<Integer> recomputed(Model model, Prompt prompt, int maximum) {
    List<Integer> drawn = new ArrayList<>();
    while (drawn.size() < maximum && !drawn.contains(END)) {
      double[] logits = logits(model, prompt, drawn);
      int best = END;
      for (int id = END; id < SIZE; id++) {
        best = logits[id] > logits[best] ? id : best;
      }
      drawn.add(best);
    }
    return drawn;
  }

  /** The logits after {@code drawn}, by one run over all tokens. */
  private static double[] logits(Model model, Prompt prompt, List<Integer> drawn) {
    List<Integer> given = prompt.tokens().isEmpty() ? List.of(BEGIN) : prompt.tokens();
    boolean translates = model.network().inputs().size() > 1;
    List<Integer> tokens = new ArrayList<>(translates ? List.of(BEGIN) : given);
    tokens.addAll(drawn);
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Map<String, NDArray> arrays =
          Map.of("tokens", array(manager, tokens), "source", array(manager, given));
      NDArray all =
          model.run(Batch.of(manager, arrays, 1), Set.of("logits"), Mode.inference()).get("logits");
      float[] last = all.get("0, -1").toFloatArray();
      return IntStream.range(0, last.length).mapToDouble(i -> last[i]).toArray();
    }
  }

  private static NDArray array(NDManager manager, List<Integer> ids) {
    return manager.create(
        ids.stream().mapToLong(Integer::longValue).toArray(), new Shape(1, ids.size()));
  }
}
