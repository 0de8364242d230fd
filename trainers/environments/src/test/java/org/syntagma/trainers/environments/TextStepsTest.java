package org.syntagma.trainers.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.trainers.environments.Letters.BEGIN;
import static org.syntagma.trainers.environments.Letters.END;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.Step;
import org.syntagma.api.reinforcement.TextEnvironment;
import org.syntagma.toolkit.batches.Continuations;
import org.syntagma.trainers.environments.TextGenerationConfig.AtMaximum;

/** An environment of text, acted token by token. */
class TextStepsTest {
  private static final int A = 4;
  private static final int B = 5;
  private static final int MAXIMUM = 3;

  private final Bench bench = new Bench();
  private final Model model = bench.model(Table.decoder(16));

  @AfterEach
  void close() {
    bench.close();
  }

  private TextEnvironment environment(AtMaximum atMaximum) {
    return Bench.environment(Bench.pairs("b"), new TextGenerationConfig(MAXIMUM, 0.7, 0, atMaximum))
        .of(model);
  }

  @Test
  void theEndSymbolTerminates() {
    TextEnvironment environment = environment(AtMaximum.TRUNCATED);
    assertEquals(List.of(BEGIN, B), environment.reset(0));
    assertEquals(new Step<>(List.of(BEGIN, B, A), 0, false, false), environment.step(A));
    assertEquals(new Step<>(List.of(BEGIN, B, A, END), 0, true, false), environment.step(END));
    assertEquals(
        "the episode has ended: reset first",
        assertThrows(IllegalStateException.class, () -> environment.step(A)).getMessage());
    assertEquals(List.of(BEGIN, B), environment.reset(1));
  }

  @Test
  void theMaximumCutsOffOrTerminatesAsSet() {
    for (AtMaximum atMaximum : AtMaximum.values()) {
      boolean terminates = atMaximum == AtMaximum.TERMINATED;
      TextEnvironment environment = environment(atMaximum);
      assertEquals(terminates, environment.endsAtMaximum());
      List<Integer> unused = environment.reset(0);
      for (int i = 1; i < MAXIMUM; i++) {
        Step<List<Integer>> step = environment.step(A);
        assertTrue(!step.terminated() && !step.truncated(), "after " + i);
      }
      Step<List<Integer>> last = environment.step(A);
      assertEquals(terminates, last.terminated());
      assertEquals(!terminates, last.truncated());
      assertThrows(IllegalStateException.class, () -> environment.step(A));
    }
  }

  @Test
  void anEndAtTheMaximumIsAnEnd() {
    TextEnvironment environment = environment(AtMaximum.TRUNCATED);
    List<Integer> unused = environment.reset(0);
    Step<List<Integer>> first = environment.step(A);
    Step<List<Integer>> second = environment.step(A);
    assertTrue(!first.terminated() && !second.truncated());
    Step<List<Integer>> last = environment.step(END);
    assertTrue(last.terminated() && !last.truncated());
  }

  @Test
  void onlyWhatATextCanGoOnWithIsAnAction() {
    TextEnvironment environment = environment(AtMaximum.TRUNCATED);
    assertEquals(
        "no episode is under way: reset first",
        assertThrows(IllegalStateException.class, () -> environment.step(A)).getMessage());
    List<Integer> unused = environment.reset(0);
    assertEquals(
        "token = 7: must be from 0 to 6",
        assertThrows(IllegalArgumentException.class, () -> environment.step(7)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> environment.step(-1));
    assertEquals(
        "token = 1, which is '<1>': must be one that a text can go on with",
        assertThrows(IllegalArgumentException.class, () -> environment.step(BEGIN)).getMessage());
    // What was refused was not counted.
    assertEquals(List.of(BEGIN, B, A), environment.step(A).observation());
  }

  /** The same actions lead to the same texts either way. */
  @Test
  void stepsGoWhereGenerationWent() {
    TextEnvironment environment = environment(AtMaximum.TRUNCATED);
    Opening opening = environment.open(0);
    int ended = 0;
    for (int draw = 0; draw < 40; draw++) {
      Sample sample =
          model
              .generator()
              .generate(
                  List.of(opening.prompt()),
                  Decoding.defaults()
                      .withMaximum(environment.maximum())
                      .withTemperature(environment.temperature()),
                  Randomness.of(draw))
              .get(0);
      List<Integer> expected = new ArrayList<>(environment.reset(0));
      List<Integer> drawn = Continuations.drawn(sample, model.tokenizer());
      expected.addAll(drawn);
      Step<List<Integer>> last = new Step<>(List.of(), 0, false, false);
      for (int token : drawn) {
        assertTrue(!last.terminated() && !last.truncated());
        last = environment.step(token);
      }
      assertEquals(expected, last.observation());
      assertEquals(sample.ending() == Sample.Ending.END, last.terminated());
      assertEquals(sample.ending() == Sample.Ending.TRUNCATED, last.truncated());
      ended += last.terminated() ? 1 : 0;
    }
    assertTrue(ended > 0 && ended < 40, ended + " of 40 ended");
  }

  @Test
  void anotherOneIsActedBesideIt() {
    TextEnvironment one = environment(AtMaximum.TRUNCATED);
    TextEnvironment other = one.another();
    List<Integer> first = one.reset(0);
    List<Integer> second = other.reset(0);
    assertEquals(first, second);
    assertEquals(List.of(BEGIN, B, A), one.step(A).observation());
    assertEquals(List.of(BEGIN, B, B), other.step(B).observation());
  }
}
