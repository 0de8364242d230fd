package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.trainers.supervised.PretrainConfig.BatchConfig;
import org.syntagma.trainers.supervised.PretrainConfig.EvaluateConfig;

class BucketsTest {
  private static final Randomness ORDER = Randomness.of(4);

  @Test
  void windowKeepsEveryExampleAndPartsThemByLength() {
    Randomness randomness = Randomness.of(9);
    List<Integer> lengths =
        IntStream.range(0, 200).mapToObj(i -> 1 + (int) randomness.below(i, 30)).toList();
    int total = lengths.stream().mapToInt(Integer::intValue).sum();
    List<List<Integer>> batches = Window.dealt(lengths, i -> i, i -> i, 10, ORDER);
    assertEquals(10, batches.size());
    for (List<Integer> batch : batches) {
      assertEquals(total / 10.0, batch.stream().mapToInt(i -> i).sum(), 30);
    }
    List<List<Integer>> ascending = new ArrayList<>(batches);
    ascending.sort(Comparator.comparingInt(batch -> batch.get(0)));
    assertEquals(
        lengths.stream().sorted().toList(), ascending.stream().flatMap(List::stream).toList());
    assertNotEquals(ascending, batches, "their order is drawn");
  }

  @Test
  void exampleLongerThanABatchLeavesFewerBatches() {
    List<List<Integer>> batches = Window.dealt(List.of(1, 90, 1), i -> i, i -> i, 4, ORDER);
    assertEquals(Set.of(List.of(1, 1, 90)), Set.copyOf(batches));
  }

  @Test
  void examplesOfAMicroBatchAreAsManyAsWanted() {
    try (School school = new School()) {
      Reading<Point> reading =
          reading(
              new BatchConfig(Optional.of(4), Optional.empty(), 1, 5, false),
              Exhaustion.REPEAT,
              30);
      Model model = school.models(new Line(0)).main();
      List<Point> all = new ArrayList<>();
      int alike = 0;
      for (int i = 0; i < 15; i++) {
        List<Point> batch = reading.next(model, ORDER).examples();
        assertEquals(4, batch.size());
        alike += batch.stream().map(Point::times).distinct().count() == 1 ? 1 : 0;
        all.addAll(batch);
      }
      assertEquals(60, all.size());
      // Three lengths in five batches: at most two batches have a boundary within.
      assertTrue(alike >= 9, alike + " of 15");
      assertEquals(30, new HashSet<>(all).size());
    }
  }

  @Test
  void allExamplesAreReadBeforeACorpusThatEndsStopsTheStage() {
    try (School school = new School()) {
      Model model = school.models(new Line(0)).main();
      for (int count : new int[] {0, 1, 7, 40, 41}) {
        Reading<Point> reading =
            reading(
                new BatchConfig(Optional.of(4), Optional.empty(), 1, 5, false),
                Exhaustion.STOP,
                count);
        List<Point> all = new ArrayList<>();
        boolean last = false;
        while (!last) {
          Portion<Point> portion = reading.next(model, ORDER);
          all.addAll(portion.examples());
          last = portion.last();
        }
        assertEquals(Points.random(1, count).all().size(), all.size());
        assertEquals(Set.copyOf(Points.random(1, count).all()), Set.copyOf(all));
      }
    }
  }

  private static Reading<Point> reading(BatchConfig batch, Exhaustion exhaustion, int count) {
    PretrainConfig config =
        new PretrainConfig(
            1L,
            batch,
            EvaluateConfig.defaults(),
            exhaustion,
            RatesConfig.defaults(),
            Optional.empty(),
            0);
    TaskEntry entry =
        new TaskEntry(
            LeastSquares.plain(), Points.random(1, count), new TaskEntry.Settings("line", 1, 1));
    return cast(new Reading<>(LearnedTask.of(entry, config.rates()), config));
  }

  @SuppressWarnings("unchecked") // The task reads points.
  private static Reading<Point> cast(Reading<?> reading) {
    return (Reading<Point>) reading;
  }
}
