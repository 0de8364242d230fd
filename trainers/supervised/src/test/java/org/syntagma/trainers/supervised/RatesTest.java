package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.trainers.supervised.PretrainConfig.EvaluateConfig;

class RatesTest {
  private static final OptionalLong HUNDRED = OptionalLong.of(100);

  @Test
  void fixedRatesDoNotDependOnSizes() {
    RatesConfig rates = RatesConfig.defaults();
    assertEquals(3, rates.of(3, HUNDRED));
    assertEquals(3, rates.of(3, OptionalLong.empty()));
  }

  @Test
  void proportionalRatesGrowWithTheSizeUpToTheCapAndLessWithTemperature() {
    assertEquals(300, proportional(Optional.empty(), 1).of(3, HUNDRED), 1e-12);
    assertEquals(64, proportional(Optional.of(64L), 1).of(1, HUNDRED), 1e-12);
    assertEquals(100, proportional(Optional.of(128L), 1).of(1, HUNDRED), 1e-12);
    assertEquals(10, proportional(Optional.empty(), 2).of(1, HUNDRED), 1e-12);
    assertEquals(2 * 4, proportional(Optional.of(64L), 3).of(2, HUNDRED), 1e-12);
  }

  @Test
  void capAndTemperatureNeedProportionalRates() {
    assertFalse(
        new RatesConfig(RatesConfig.Type.FIXED, Optional.of(9L), 1).isCappedOnlyIfProportional());
    assertFalse(
        new RatesConfig(RatesConfig.Type.FIXED, Optional.empty(), 2).isCappedOnlyIfProportional());
  }

  /** Sizes of 16, 100 and 900, of which 400 count, to the power of a half: 4, 10 and 20. */
  @Test
  void tasksAreDrawnInProportionToTheirCorpora() {
    TaskList tasks =
        tasks(
            proportional(Optional.of(400L), 2),
            entry("small", Points.random(1, 16), 1),
            entry("watched", Points.random(1, 5000), 0),
            entry("middle", Points.random(1, 100), 1),
            entry("large", Points.random(1, 900), 1));
    int steps = 34_000;
    int[] drawn = new int[3];
    for (int i = 0; i < steps; i++) {
      String name = tasks.draw((i + 0.5) / steps).task().name();
      drawn[List.of("small", "middle", "large").indexOf(name)]++;
    }
    assertEquals(List.of(4000, 10_000, 20_000), List.of(drawn[0], drawn[1], drawn[2]));
  }

  @Test
  void corpusWithoutAnEndHasNoProportion() {
    TaskEntry[] entries = {
      entry("endless", Points.random(1, 9).endless(), 1),
      entry("watched", Points.random(1, 9).endless(), 0),
      entry("line", Points.random(1, 9), 1)
    };
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> tasks(proportional(Optional.empty(), 1), entries))
            .getMessage();
    assertEquals(
        "rates: are proportional, but the corpus of the task 'endless' has no size, for it never"
            + " ends: choose an order that does (for a text, 'order: sequential') or rates of the"
            + " type fixed",
        message);
    assertEquals(3, tasks(RatesConfig.defaults(), entries).size());
  }

  private static RatesConfig proportional(Optional<Long> cap, double temperature) {
    return new RatesConfig(RatesConfig.Type.PROPORTIONAL, cap, temperature);
  }

  private static TaskEntry entry(String name, Corpus<?> corpus, double weight) {
    return new TaskEntry(LeastSquares.plain(), corpus, new TaskEntry.Settings(name, 1, weight));
  }

  private static TaskList tasks(RatesConfig rates, TaskEntry... entries) {
    PretrainConfig config =
        new PretrainConfig(
            1L,
            School.examples(1, 1),
            EvaluateConfig.defaults(),
            Exhaustion.REPEAT,
            rates,
            Optional.empty(),
            0);
    return TaskList.of(List.of(entries), Map.of(), config);
  }
}
