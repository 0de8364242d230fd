package org.syntagma.runtime.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.AllowedSequences;
import org.syntagma.api.model.AllowedTokens;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyPieces;
import org.syntagma.runtime.tiny.TinyTable;
import org.syntagma.runtime.tiny.TinyTokenizer;

class ConstraintsTest {
  private static final int SIZE = 12;
  private static final int PAD = 0;
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final Backend BACKEND = Backends.open("eager");
  private static final Model MODEL =
      NetworkModel.create(
          new TinyDecoder(SIZE, 24), new TinyTokenizer(SIZE), BACKEND, Randomness.of(3));
  private static final Prompt PROMPT = new Prompt(List.of(5, 9));

  @AfterAll
  static void close() {
    MODEL.close();
    BACKEND.close();
  }

  @Test
  void onlyAllowedTokensAreDrawnAndTheirProbabilitiesAddUpToOne() {
    List<Integer> ids = List.of(END, 6, 7, 10);
    Prompt constrained = PROMPT.constrained(AllowedTokens.of(END, 6, 7, 10));
    Recomputed whole = new Recomputed(MODEL, PROMPT);
    for (Sample sample : samples(constrained, 50, Decoding.defaults().withMaximum(8))) {
      for (int t = 0; t < sample.logProbabilities().size(); t++) {
        boolean ends = t == sample.tokens().size();
        int place = ids.indexOf(ends ? END : sample.tokens().get(t));
        double[] expected = whole.logProbabilities(sample.tokens().subList(0, t), ids);
        assertEquals(expected[place], sample.logProbabilities().get(t), 1e-4);
      }
    }
  }

  @Test
  void theEndIsDrawnOnlyWhereItIsAllowed() {
    Prompt endless = PROMPT.constrained(AllowedTokens.of(6, 7));
    for (Sample sample : samples(endless, 50, Decoding.defaults().withMaximum(6))) {
      assertEquals(Ending.TRUNCATED, sample.ending());
      assertEquals(6, sample.tokens().size());
    }
  }

  @Test
  void padAndBeginAreNotDrawnEvenIfAllowed() {
    Prompt prompt = PROMPT.constrained(AllowedTokens.of(PAD, BEGIN, 7));
    assertEquals(List.of(7, 7), greedy(prompt, 2).tokens());
    assertEquals(
        new Sample(List.of(), List.of(), Ending.EXHAUSTED),
        greedy(PROMPT.constrained(AllowedTokens.of(PAD, BEGIN)), 2));
  }

  @Test
  void whereNothingIsAllowedTheRowEndsAndTheOthersGoOn() {
    Constraint two = new Fixed(List.of(6, 8));
    List<Prompt> prompts = List.of(PROMPT.constrained(two), PROMPT);
    for (Decoding decoding : List.of(Decoding.greedy(7), Decoding.search(7, 3))) {
      List<Sample> samples = MODEL.generator().generate(prompts, decoding, Randomness.of(1));
      assertEquals(List.of(6, 8), samples.get(0).tokens());
      assertEquals(Ending.EXHAUSTED, samples.get(0).ending());
      assertEquals(
          MODEL.generator().generate(List.of(PROMPT), decoding, Randomness.of(1)).get(0).tokens(),
          samples.get(1).tokens());
    }
  }

  /** These tokens and no others, without an end. */
  private record Fixed(List<Integer> tokens) implements Constraint {
    @Override
    public BitSet allowed() {
      BitSet next = new BitSet();
      tokens.stream().limit(1).forEach(next::set);
      return next;
    }

    @Override
    public Constraint after(int token) {
      return new Fixed(tokens.subList(1, tokens.size()));
    }
  }

  @Test
  void samplesAreOneOfTheAllowedTexts() {
    List<String> texts = List.of("a", "ab", "hgf", "ch");
    Decoding decoding = Decoding.defaults().withMaximum(3).withAllowed(texts).withTemperature(5);
    List<Sample> samples = samples(PROMPT, 300, decoding);
    assertEquals(Set.copyOf(texts), samples.stream().map(this::text).collect(Collectors.toSet()));
    for (Sample sample : samples) {
      // At the maximum there is no room for the end symbol.
      boolean full = sample.tokens().size() == 3;
      assertEquals(full ? Ending.TRUNCATED : Ending.END, sample.ending());
    }
  }

  @Test
  void aSearchFindsTheMostProbableOfTheAllowedTexts() {
    List<List<Integer>> sequences =
        List.of(List.of(4), List.of(4, 5), List.of(11, 10, 9), List.of(6, 11));
    Prompt prompt = PROMPT.constrained(AllowedSequences.of(sequences, END));
    Decoding decoding = Decoding.search(6, 4).withLengthPenalty(0);
    List<Sample> best = MODEL.generator().best(List.of(prompt), decoding, 4).get(0);
    assertEquals(
        Set.copyOf(sequences), best.stream().map(Sample::tokens).collect(Collectors.toSet()));
    double total = best.stream().mapToDouble(each -> Math.exp(each.logProbability())).sum();
    assertEquals(1, total, 1e-5, "the allowed texts have all of the probability");
    assertEquals(
        best.stream().map(Sample::logProbability).sorted((a, b) -> Double.compare(b, a)).toList(),
        best.stream().map(Sample::logProbability).toList());
    assertTrue(best.stream().allMatch(each -> each.ending() == Ending.END));
  }

  @Test
  void promptAndCallMustBothAllow() {
    Prompt prompt = PROMPT.constrained(AllowedTokens.of(END, 4, 5, 6));
    Decoding decoding =
        Decoding.defaults().withMaximum(4).withAllowed(List.of("ab", "ah", "hg", "c"));
    assertEquals(
        Set.of("ab", "c"),
        samples(prompt, 100, decoding).stream().map(this::text).collect(Collectors.toSet()));
  }

  @Test
  void topKAndTemperatureChooseAmongTheAllowed() {
    Prompt prompt = PROMPT.constrained(AllowedTokens.of(6, 7, 10));
    int best = greedy(prompt, 1).tokens().get(0);
    Decoding one = Decoding.defaults().withMaximum(1).withTopK(1);
    for (Sample sample : samples(prompt, 20, one)) {
      assertEquals(List.of(best), sample.tokens());
      assertEquals(0, sample.logProbabilities().get(0));
    }
  }

  @Test
  void aTextThatCannotBeGeneratedIsRefused() {
    assertRefused(
        Decoding.greedy(2).withAllowed(List.of("abc")), "'abc' has 3 tokens", "at most 2");
    Model pieces =
        NetworkModel.create(
            new TinyDecoder(6, 24), new TinyPieces(List.of("a", "b")), BACKEND, Randomness.of(3));
    try (pieces) {
      DataException e =
          assertThrows(
              DataException.class,
              () ->
                  pieces
                      .generator()
                      .generate(
                          List.of(PROMPT),
                          Decoding.greedy(9).withAllowed(List.of("aZ")),
                          Randomness.of(1)));
      assertTrue(e.getMessage().contains("'aZ' cannot be generated"), e.getMessage());
    }
  }

  private static void assertRefused(Decoding decoding, String... told) {
    DataException e =
        assertThrows(
            DataException.class,
            () -> MODEL.generator().generate(List.of(PROMPT), decoding, Randomness.of(1)));
    for (String words : told) {
      assertTrue(e.getMessage().contains(words), e.getMessage());
    }
  }

  @Test
  void padIsNeverDrawnHoweverProbableItIs() {
    // Pad 0.9, begin 0.09: of what is left the end has 0.006 / 0.01.
    TinyTable network =
        TinyTable.following(
            SIZE,
            Map.of(
                5, Map.of(PAD, 0.9, BEGIN, 0.09, END, 0.006, 7, 0.004),
                7, Map.of(PAD, 1.0 - 1e-6, END, 1e-6)));
    try (Model model =
        NetworkModel.create(network, new TinyTokenizer(SIZE), BACKEND, Randomness.of(1))) {
      List<Prompt> prompts = Collections.nCopies(200, new Prompt(List.of(5)));
      List<Sample> samples =
          model.generator().generate(prompts, Decoding.defaults(), Randomness.of(1));
      assertEquals(
          Set.of(List.of(), List.of(7)),
          samples.stream().map(Sample::tokens).collect(Collectors.toSet()));
      for (Sample sample : samples) {
        assertEquals(Ending.END, sample.ending());
        double first = sample.tokens().isEmpty() ? 0.6 : 0.4;
        assertEquals(Math.log(first), sample.logProbability(), 1e-5);
      }
      Decoding search = Decoding.search(3, 3).withLengthPenalty(0);
      List<Sample> best = model.generator().best(prompts.subList(0, 1), search, 2).get(0);
      assertEquals(List.of(List.of(), List.of(7)), best.stream().map(Sample::tokens).toList());
    }
  }

  private String text(Sample sample) {
    return MODEL.tokenizer().decode(sample.tokens().stream().mapToInt(Integer::intValue).toArray());
  }

  private static Sample greedy(Prompt prompt, int maximum) {
    return samples(prompt, 1, Decoding.greedy(maximum)).get(0);
  }

  private static List<Sample> samples(Prompt prompt, int count, Decoding decoding) {
    return MODEL
        .generator()
        .generate(Collections.nCopies(count, prompt), decoding, Randomness.of(7));
  }
}
