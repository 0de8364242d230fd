package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Models;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.TrainingException;
import org.syntagma.testkit.state.MemoryState;
import org.syntagma.trainers.supervised.PretrainConfig.BatchConfig;

class UpdateTest {
  private final School school = new School();

  @AfterEach
  void close() {
    school.close();
  }

  @Test
  void oneUpdateIsAsComputedByHand() {
    Points points = Points.random(1, 3);
    Stage stage = new Stage();
    Models models = school.task("line", points).train(stage);
    double[] gradient = gradient(points.all());
    assertEquals(-0.1 * gradient[0], School.values(models, "weight")[0], 1e-6);
    assertEquals(-0.1 * gradient[1], School.values(models, "weight")[1], 1e-6);
    assertEquals(-0.1 * gradient[2], School.values(models, "bias")[0], 1e-6);
    Progress progress = stage.last();
    assertEquals(gradient[3], progress.values().get("loss"), 1e-6);
    assertEquals(norm(gradient), progress.values().get("gradient-norm"), 1e-6);
    assertEquals(0.1, progress.values().get("rate"));
    assertEquals(Set.of("loss", "gradient-norm", "rate"), progress.values().keySet());
    assertEquals(points.all().stream().mapToInt(Point::times).sum(), progress.tokens());
  }

  @Test
  void saysHowMuchOfItsMicroBatchesIsPadding() {
    TaskEntry.Settings settings = new TaskEntry.Settings("padded", 1, 1);
    Stage stage = new Stage();
    school
        .task(LeastSquares.plain().padded(0.25), Points.random(1, 9), settings)
        .batch(School.examples(2, 3))
        .train(stage);
    assertEquals(0.25, stage.last().values().get("padding"), 1e-12);
  }

  @Test
  void accumulatingFourTimesThreeEqualsOneBatchOfTwelve() {
    Stage small = new Stage();
    Models four =
        school
            .task("line", Points.random(1, 60))
            .updates(4)
            .batch(School.examples(3, 4))
            .train(small);
    try (School other = new School()) {
      Stage large = new Stage();
      Models one =
          other
              .task("line", Points.random(1, 60))
              .updates(4)
              .batch(School.examples(12, 1))
              .train(large);
      for (String path : List.of("weight", "bias")) {
        assertArrayEquals(School.values(one, path), School.values(four, path), 1e-6f);
      }
      for (int i = 0; i < 4; i++) {
        assertEquals(large.losses().get(i), small.losses().get(i), 1e-6);
        assertEquals(large.progress.get(i).tokens(), small.progress.get(i).tokens());
      }
    }
  }

  @Test
  void gradientsAboveTheNormAreScaledDownToItAndOthersLeftAlone() {
    Points points = Points.random(1, 3);
    double norm = norm(gradient(points.all()));
    for (double clip : new double[] {norm / 3, norm * 3}) {
      try (School one = new School()) {
        Stage stage = new Stage();
        Models models =
            one.optimizer(one.sgd(1, Optional.of(clip)))
                .task("line", Points.random(1, 3))
                .train(stage);
        float[] weight = School.values(models, "weight");
        double moved =
            Math.hypot(Math.hypot(weight[0], weight[1]), School.values(models, "bias")[0]);
        assertEquals(Math.min(norm, clip), moved, 1e-6);
        assertEquals(norm, stage.last().values().get("gradient-norm"), 1e-6);
      }
    }
  }

  @Test
  void dropsOtherInputsInEveryUpdateAndMicroBatch() {
    Pretrain trainer =
        school
            .optimizer(school.sgd(0, Optional.empty()))
            .task("line", Points.of(new Point(1, 1, 1, 1)))
            .batch(School.examples(1, 2))
            .updates(40)
            .trainer();
    Stage stage = new Stage();
    trainer.train(school.models(new Line(0.5)), stage);
    // An input counts 0, 1 or 2: as often as it is kept in two micro-batches. The bias adds 1.
    Set<Long> squares = new TreeSet<>();
    for (Progress progress : stage.progress) {
      squares.add(Math.round(Math.pow(progress.values().get("gradient-norm"), 2)));
    }
    assertEquals(Set.of(1L, 2L, 3L, 5L, 6L, 9L), squares);
  }

  @Test
  void frozenParametersStayAndHaveNoState() {
    Pretrain trainer =
        school.optimizer(school.adamW(0.1)).task("line", Points.random(1, 9)).updates(3).trainer();
    Models models = school.models(new Line(0));
    models = models.withMain(models.main().with(new Edit.Freeze("bias")));
    trainer.train(trainer.prepare(models), new Stage());
    assertEquals(0, School.values(models, "bias")[0]);
    assertTrue(School.values(models, "weight")[0] != 0);
    MemoryState state = new MemoryState();
    trainer.save(state);
    assertEquals(Set.of("weight"), state.reader().part("optimizer").names());
  }

  @Test
  void headOfATaskThatWasNotDrawnStaysAsItIs() {
    school
        .optimizer(school.adamW(0.1))
        .task(
            LeastSquares.withHead("left"),
            Points.random(1, 9),
            new TaskEntry.Settings("left", 1e-9, 1))
        .task(
            LeastSquares.withHead("right"),
            Points.random(2, 9),
            new TaskEntry.Settings("right", 1, 1));
    Stage stage = new Stage();
    Models models = school.updates(3).train(stage);
    assertEquals(Set.of("loss", "loss.right"), losses(stage.last()));
    assertEquals(1, School.values(models, "heads.left.scale")[0]);
    assertTrue(School.values(models, "heads.right.scale")[0] != 1);
  }

  @Test
  void tasksCountByWeightOverTheirOwnElements() {
    Points few = Points.random(1, 30);
    Points many = Points.random(2, 30);
    Stage stage = new Stage();
    Models models =
        school
            .task(LeastSquares.plain(), few, new TaskEntry.Settings("few", 1, 3))
            .task(LeastSquares.plain(), many, new TaskEntry.Settings("many", 2, 0.5))
            .batch(School.examples(2, 6))
            .train(stage);
    List<Point> drawnFew = few.all().subList(0, drawn(stage, few));
    List<Point> drawnMany = many.all().subList(0, 12 - drawnFew.size());
    double[] one = gradient(drawnFew);
    double[] other = gradient(drawnMany);
    Map<String, Double> values = stage.last().values();
    assertEquals(one[3], values.get("loss.few"), 1e-5);
    assertEquals(other[3], values.get("loss.many"), 1e-5);
    assertEquals(3 * one[3] + 0.5 * other[3], values.get("loss"), 1e-5);
    double[] gradient = new double[3];
    for (int i = 0; i < 3; i++) {
      gradient[i] = 3 * one[i] + 0.5 * other[i];
    }
    assertEquals(-0.1 * gradient[0], School.values(models, "weight")[0], 1e-5);
    assertEquals(-0.1 * gradient[1], School.values(models, "weight")[1], 1e-5);
    assertEquals(-0.1 * gradient[2], School.values(models, "bias")[0], 1e-5);
    assertEquals(norm(gradient), values.get("gradient-norm"), 1e-4);
  }

  @Test
  void lossOfOneTaskHasItsWeightToo() {
    Points points = Points.random(1, 3);
    Stage stage = new Stage();
    school.task(LeastSquares.plain(), points, new TaskEntry.Settings("line", 1, 4)).train(stage);
    assertEquals(4 * gradient(points.all())[3], stage.last().values().get("loss"), 1e-5);
  }

  @Test
  void lossThatIsNotFiniteStopsBeforeAnythingMoves() {
    Points points = Points.of(new Point(1, 1, 1, 1), new Point(1, 1, Float.NaN, 1));
    Pretrain trainer =
        school.task("line", points).updates(2).batch(School.examples(1, 1)).trainer();
    Models models = school.models(new Line(0));
    Stage stage = new Stage();
    TrainingException fault =
        assertThrows(TrainingException.class, () -> trainer.train(models, stage));
    assertTrue(
        fault
            .getMessage()
            .startsWith("stage 'school', update 2: the loss of the task 'line' is NaN"),
        fault.getMessage());
    assertEquals(1, stage.progress.size());
    assertEquals(0.1f, School.values(models, "bias")[0], 1e-7);
  }

  private static final Point SOUND = new Point(1, 1, 1, 1);
  private static final Point BROKEN = new Point(1, 1, Float.NaN, 1);

  private School reading(int updates, int skips, Point... points) {
    return school
        .task("line", Points.of(points))
        .updates(updates)
        .batch(School.examples(1, 1))
        .skips(skips);
  }

  @Test
  void updatesThatAreNotFiniteMoveNothingAndAreCounted() {
    Pretrain trainer = reading(5, 1, SOUND, BROKEN, SOUND, BROKEN, SOUND).trainer();
    Models models = school.models(new Line(0));
    Stage stage = new Stage();
    List<Float> biases = new ArrayList<>();
    stage.watching(each -> biases.add(School.values(each, "bias")[0]));
    trainer.train(models, stage);
    assertEquals(biases.get(0), biases.get(1));
    assertEquals(biases.get(2), biases.get(3));
    assertTrue(biases.get(0) < biases.get(2) && biases.get(2) < biases.get(4), biases.toString());
    assertEquals(Map.of("skipped", 1.0), stage.progress.get(1).values());
    assertEquals(Map.of("skipped", 2.0), stage.progress.get(3).values());
    assertEquals(
        List.of(
            "stage 'school', update 2: the loss of the task 'line' is NaN: skipped, nothing was"
                + " learned from it (1 so far, 1 in a row)",
            "stage 'school', update 4: the loss of the task 'line' is NaN: skipped, nothing was"
                + " learned from it (2 so far, 1 in a row)"),
        stage.notes.stream().map(Note::text).toList());
  }

  @Test
  void tooManyInARowStopTheRunAndKeepWhatTheLastOneRead() {
    Pretrain trainer = reading(4, 2, SOUND, BROKEN, BROKEN, BROKEN).trainer();
    Models models = school.models(new Line(0));
    Stage stage = new Stage();
    String message =
        assertThrows(TrainingException.class, () -> trainer.train(models, stage)).getMessage();
    assertTrue(
        message.startsWith(
            "stage 'school', update 4: the loss of the task 'line' is NaN, and something was not"
                + " finite in the 2 before, which were skipped. Nothing was learned"),
        message);
    assertTrue(
        message.endsWith(
            ". Found: the batch's 'y' is not finite. What this update read is in"
                + " not-finite-school-4"),
        message);
    assertEquals(Set.of("not-finite-school-4"), stage.kept.keySet());
    assertTrue(
        stage.kept.get("not-finite-school-4").values().stream()
            .anyMatch(values -> values.contains(Float.NaN)),
        stage.kept.toString());
  }

  @Test
  void aResumedRunKnowsHowManyItHasSkipped() {
    Pretrain first = reading(3, 1, SOUND, BROKEN, BROKEN).trainer();
    Models models = school.models(new Line(0));
    first.train(models, new Stage(update -> update < 2));
    MemoryState state = new MemoryState();
    first.save(state);
    Pretrain second = school.trainer();
    second.load(state.reader());
    String message =
        assertThrows(TrainingException.class, () -> second.train(models, new Stage())).getMessage();
    assertTrue(message.contains("in the one before, which was skipped"), message);
  }

  @Test
  void examplesWithNothingToPredictAreRefused() {
    Points points = Points.of(new Point(1, 1, 1, 0));
    DataException fault =
        assertThrows(DataException.class, () -> school.task("line", points).train(new Stage()));
    assertEquals(
        "the corpus of the task 'line' has no examples with anything to predict: give it data to"
            + " learn from",
        fault.getMessage());
  }

  /** Of 60 points every fifth can be learned from, so that most batches of two would have none. */
  @Test
  void examplesWithNothingToPredictArePassedOver() {
    List<Point> useful = Points.random(1, 12).all();
    List<Point> mixed = new ArrayList<>();
    for (Point point : useful) {
      mixed.addAll(Collections.nCopies(4, new Point(9, 9, 9, 0)));
      mixed.add(point);
    }
    for (BatchConfig batch :
        List.of(
            School.examples(2, 1),
            School.tokens(5, 1),
            School.buckets(Optional.of(2), Optional.empty(), 1, 3))) {
      Stage expected = learned(useful, batch);
      assertEquals(15, expected.progress.size());
      assertEquals(expected.progress, learned(mixed, batch).progress);
    }
  }

  private static Stage learned(List<Point> points, BatchConfig batch) {
    try (School school = new School()) {
      Stage stage = new Stage();
      school.task("line", new Points(points, Optional.empty())).batch(batch).updates(15);
      school.train(stage);
      return stage;
    }
  }

  @Test
  void corpusThatEndsStopsTheStageAlsoWhereItsLastExamplesHaveNothingToPredict() {
    Point nothing = new Point(1, 1, 1, 0);
    Stage stage = new Stage();
    school
        .task("line", Points.of(new Point(1, 1, 1, 1), nothing, new Point(1, 1, 1, 1), nothing))
        .batch(School.examples(1, 1))
        .stopWhenExhausted()
        .updates(9)
        .train(stage);
    assertEquals(2, stage.progress.size());
  }

  @Test
  void corpusWithoutAnEndIsGivenUpToo() {
    Points points = Points.of(new Point(1, 1, 1, 0)).endless();
    assertThrows(DataException.class, () -> school.task("line", points).train(new Stage()));
  }

  /** How many of the task's examples its update read, which the update's own stream tells. */
  private static int drawn(Stage stage, Points few) {
    int drawn = 0;
    for (int i = 0; i < 6; i++) {
      drawn += stage.randomness().at("task").at(1).uniform(i) * 3 < 1 ? 2 : 0;
    }
    assertTrue(drawn > 0 && drawn < 12 && drawn <= few.cursor());
    return drawn;
  }

  private static Set<String> losses(Progress progress) {
    return progress.values().keySet().stream()
        .filter(name -> name.startsWith("loss"))
        .collect(Collectors.toSet());
  }

  /** Of both weights and the bias at 0, and the loss there, in double precision. */
  private static double[] gradient(List<Point> points) {
    double[] sums = new double[4];
    double count = 0;
    for (Point point : points) {
      double[] terms = {
        -point.y() * point.a(), -point.y() * point.b(), -point.y(), point.y() * point.y() / 2
      };
      for (int i = 0; i < 4; i++) {
        sums[i] += point.times() * terms[i];
      }
      count += point.times();
    }
    for (int i = 0; i < 4; i++) {
      sums[i] /= count;
    }
    return sums;
  }

  private static double norm(double[] gradient) {
    return Math.sqrt(
        gradient[0] * gradient[0] + gradient[1] * gradient[1] + gradient[2] * gradient[2]);
  }
}
