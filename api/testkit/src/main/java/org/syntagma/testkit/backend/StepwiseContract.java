package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.StepwiseProgram;

/** Stepwise programs compute what the whole sequence gives, at every position but padding. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface StepwiseContract extends UsesBackend {
  @Test
  default void stepsGiveWhatTheWholeSequenceGives() {
    StepRows even = StepRows.of(TinyNetwork.stepSetting(), 6, 6);
    stepThrough(even, 6);
    stepThrough(even, 1, 1, 1, 1, 1, 1);
    stepThrough(even, 3, 1, 2);
  }

  @Test
  default void rowsMayBeginWithPadding() {
    StepRows ragged = ragged();
    stepThrough(ragged, 6);
    stepThrough(ragged, 4, 1, 1);
    stepThrough(ragged, 2, 2, 1, 1);
  }

  @Test
  default void whatIsCarriedAlongASequenceIsCarriedFromStepToStep() {
    for (TinyRecurrence.Part part : TinyRecurrence.Part.values()) {
      Setting setting = new TinyRecurrence(part).setting();
      stepThrough(StepRows.of(setting, 6, 6, 6), 1, 1, 1, 1, 1, 1);
      stepThrough(StepRows.of(setting, 6, 6, 6), 3, 1, 2);
      StepRows ragged = StepRows.of(setting, 6, 3, 5);
      stepThrough(ragged, 4, 1, 1);
      stepThrough(ragged, 1, 1, 1, 1, 1, 1);
      reordered(ragged);
    }
  }

  private static StepRows ragged() {
    return StepRows.of(TinyNetwork.stepSetting(), 6, 3, 5);
  }

  private void stepThrough(StepRows rows, int... widths) {
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program(rows);
        StepwiseProgram.Steps steps = rows.start(program, owner)) {
      for (int width : widths) {
        int from = steps.position();
        rows.step(steps, from, from + width, owner, valueTolerance());
        assertEquals(from + width, steps.position());
      }
    }
  }

  @Test
  default void rowsCanBeDroppedReorderedAndDoubled() {
    reordered(ragged());
  }

  private void reordered(StepRows rows) {
    StepRows some = rows.keep(2, 0, 2, 1);
    StepRows one = some.keep(3);
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program(rows);
        StepwiseProgram.Steps steps = rows.start(program, owner)) {
      rows.step(steps, 0, 4, owner, valueTolerance());
      steps.keep(new int[] {2, 0, 2, 1});
      assertEquals(4, steps.position());
      some.step(steps, 4, 5, owner, valueTolerance());
      steps.keep(new int[] {3});
      one.step(steps, 5, 6, owner, valueTolerance());
    }
  }

  @Test
  default void severalRunsOfOneProgramDoNotMeet() {
    StepRows rows = ragged();
    StepRows others = rows.keep(1, 2);
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program(rows);
        StepwiseProgram.Steps first = rows.start(program, owner);
        StepwiseProgram.Steps second = others.start(program, owner)) {
      for (int at = 0; at < rows.length(); at++) {
        rows.step(first, at, at + 1, owner, valueTolerance());
        others.step(second, at, at + 1, owner, valueTolerance());
      }
    }
  }

  @Test
  default void moreThanTheCapacityIsRefusedAndChangesNothing() {
    StepRows rows = ragged();
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program(rows);
        StepwiseProgram.Steps steps = rows.start(program, owner)) {
      steps.step(rows.tokens(owner, 0, 5));
      NDArray two = rows.tokens(owner, 4, 6);
      assertThrows(IllegalStateException.class, () -> steps.step(two));
      rows.step(steps, 5, 6, owner, valueTolerance());
      NDArray one = rows.tokens(owner, 5, 6);
      assertThrows(IllegalStateException.class, () -> steps.step(one));
    }
  }

  @Test
  default void whatAStepGivesBelongsToTheManagerOfItsTokens() {
    StepRows rows = ragged();
    try (NDManager owner = backend().manager().newSubManager();
        StepwiseProgram program = program(rows);
        StepwiseProgram.Steps steps = rows.start(program, owner);
        NDManager step = owner.newSubManager()) {
      assertSame(step, steps.step(rows.tokens(step, 0, 6)).getManager());
    }
  }

  @Test
  default void stepsLeaveNoArraysBehind() {
    StepRows rows = ragged();
    Leaks.none(
        backend().manager(),
        () -> {
          try (NDManager model = backend().manager().newSubManager();
              StepwiseProgram program = program(rows);
              StepwiseProgram.Steps steps = rows.start(program, model)) {
            return Leaks.none(model, () -> walk(rows, steps, model));
          }
        });
  }

  private static int walk(StepRows rows, StepwiseProgram.Steps steps, NDManager model) {
    for (int at = 0; at < rows.length(); at++) {
      try (NDManager owner = model.newSubManager()) {
        steps.step(rows.tokens(owner, at, at + 1));
      }
      steps.keep(new int[] {0, 1, 2});
    }
    return steps.position();
  }

  private StepwiseProgram program(StepRows rows) {
    return backend().stepwise(rows.setting().network(), StepRows.STEPPED, StepRows.OUTPUT);
  }
}
