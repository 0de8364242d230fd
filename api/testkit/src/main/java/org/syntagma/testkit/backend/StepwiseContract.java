package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.StepwiseProgram;

/** Stepwise programs compute what the whole sequence gives, at every position but padding. */
public interface StepwiseContract extends UsesBackend {
  @Test
  default void stepsGiveWhatTheWholeSequenceGives() {
    TinySteps even = TinySteps.ragged().keep(0, 0);
    stepThrough(even, 6);
    stepThrough(even, 1, 1, 1, 1, 1, 1);
    stepThrough(even, 3, 1, 2);
  }

  @Test
  default void rowsMayBeginWithPadding() {
    TinySteps ragged = TinySteps.ragged();
    stepThrough(ragged, 6);
    stepThrough(ragged, 4, 1, 1);
    stepThrough(ragged, 2, 2, 1, 1);
  }

  private void stepThrough(TinySteps rows, int... widths) {
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program();
        StepwiseProgram.Steps steps = start(program, rows, owner)) {
      for (int width : widths) {
        int from = steps.position();
        NDArray logits = steps.step(rows.tokens(owner, from, from + width));
        assertEquals(from + width, steps.position());
        assertSame(owner, logits.getManager());
        rows.check(logits, from, valueTolerance());
      }
    }
  }

  @Test
  default void rowsCanBeDroppedReorderedAndDoubled() {
    TinySteps rows = TinySteps.ragged();
    TinySteps some = rows.keep(2, 0, 2, 1);
    TinySteps one = some.keep(3);
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program();
        StepwiseProgram.Steps steps = start(program, rows, owner)) {
      rows.check(steps.step(rows.tokens(owner, 0, 4)), 0, valueTolerance());
      steps.keep(new int[] {2, 0, 2, 1});
      assertEquals(4, steps.position());
      some.check(steps.step(some.tokens(owner, 4, 5)), 4, valueTolerance());
      steps.keep(new int[] {3});
      one.check(steps.step(one.tokens(owner, 5, 6)), 5, valueTolerance());
    }
  }

  @Test
  default void severalRunsOfOneProgramDoNotMeet() {
    TinySteps rows = TinySteps.ragged();
    TinySteps others = rows.keep(1, 2);
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program();
        StepwiseProgram.Steps first = start(program, rows, owner);
        StepwiseProgram.Steps second = start(program, others, owner)) {
      for (int at = 0; at < TinySteps.LENGTH; at++) {
        rows.check(first.step(rows.tokens(owner, at, at + 1)), at, valueTolerance());
        others.check(second.step(others.tokens(owner, at, at + 1)), at, valueTolerance());
      }
    }
  }

  @Test
  default void moreThanTheCapacityIsRefused() {
    TinySteps rows = TinySteps.ragged();
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program();
        StepwiseProgram.Steps steps = start(program, rows, owner)) {
      steps.step(rows.tokens(owner, 0, 5));
      NDArray two = rows.tokens(owner, 4, 6);
      assertThrows(IllegalStateException.class, () -> steps.step(two));
      // A refused step changes nothing.
      rows.check(steps.step(rows.tokens(owner, 5, 6)), 5, valueTolerance());
      NDArray one = rows.tokens(owner, 5, 6);
      assertThrows(IllegalStateException.class, () -> steps.step(one));
    }
  }

  private StepwiseProgram program() {
    return backend().stepwise(TinySteps.SETTING.network(), "tokens", "logits");
  }

  private static StepwiseProgram.Steps start(
      StepwiseProgram program, TinySteps rows, NDManager owner) {
    return program.start(
        TinySteps.SETTING.parameters(owner), rows.context(owner), rows.starts(), TinySteps.LENGTH);
  }
}
