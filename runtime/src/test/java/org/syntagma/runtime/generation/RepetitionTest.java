package org.syntagma.runtime.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
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
import org.syntagma.runtime.tiny.TinyTokenizer;
import org.syntagma.runtime.tiny.TinyTranslator;

class RepetitionTest {
  private static final int SIZE = 9;
  private static final int END = 2;
  private static final double PENALTY = 1.7;
  private static final Backend BACKEND = Backends.open("eager");
  private static final List<Prompt> PROMPTS =
      List.of(new Prompt(List.of(4, 5, 5, 8)), new Prompt(List.of(6)), new Prompt(List.of()));

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Test
  void tokensOfPromptAndTextCountWhereThePromptIsContinued() {
    assertPenalised(new TinyDecoder(SIZE, 24), true);
  }

  @Test
  void tokensOfTheTextCountWhereAnEncoderReadsThePrompt() {
    assertPenalised(new TinyTranslator(SIZE, 0), false);
  }

  private static void assertPenalised(Network network, boolean promptCounts) {
    Decoding draws = Decoding.defaults().withMaximum(10).withRepetitionPenalty(PENALTY);
    Decoding search = Decoding.search(10, 3).withRepetitionPenalty(PENALTY);
    try (Model model =
        NetworkModel.create(network, new TinyTokenizer(SIZE), BACKEND, Randomness.of(3))) {
      for (Decoding decoding : List.of(draws, search)) {
        List<Sample> samples = model.generator().generate(PROMPTS, decoding, Randomness.of(2));
        for (int i = 0; i < PROMPTS.size(); i++) {
          Set<Integer> counted = new HashSet<>(promptCounts ? PROMPTS.get(i).tokens() : List.of());
          assertPenalised(new Recomputed(model, PROMPTS.get(i)), samples.get(i), counted);
        }
      }
    }
  }

  private static void assertPenalised(Recomputed model, Sample sample, Set<Integer> generated) {
    List<Integer> drawn = new ArrayList<>(sample.tokens());
    if (sample.ending() == Ending.END) {
      drawn.add(END);
    }
    for (int t = 0; t < drawn.size(); t++) {
      float[] logits = model.logits(drawn.subList(0, t));
      for (int id : generated) {
        logits[id] *= (float) (logits[id] > 0 ? 1 / PENALTY : PENALTY);
      }
      double total = IntStream.range(END, SIZE).mapToDouble(id -> Math.exp(logits[id])).sum();
      double expected = logits[drawn.get(t)] - Math.log(total);
      assertEquals(expected, sample.logProbabilities().get(t), 1e-4);
      generated.add(drawn.get(t));
    }
  }

  @Test
  void logitsMoveAwayFromWhatWasGeneratedOnBothSidesOfZero() {
    float[] logits = {4, -4, 4, -4};
    BitSet generated = new BitSet();
    generated.set(0, 2);
    new Repetition(2).apply(logits, generated);
    assertEquals(List.of(2f, -8f, 4f, -4f), List.of(logits[0], logits[1], logits[2], logits[3]));
  }
}
