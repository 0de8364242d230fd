package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.testkit.state.MemoryState;

class PretrainTest {
  private static final long UPDATES = 12;

  @Test
  void resumesToTheSameBytesAfterAnyUpdate() {
    resumes(School.tokens(6, 2));
  }

  @Test
  void resumesWithinAWindowOfSeveralBatches() {
    resumes(School.buckets(Optional.empty(), Optional.of(6), 2, 5));
    resumes(School.buckets(Optional.of(2), Optional.empty(), 1, 3));
  }

  private static void resumes(PretrainConfig.BatchConfig batch) {
    try (School whole = school().batch(batch)) {
      Stage uninterrupted = new Stage();
      Models expected = train(whole, uninterrupted);
      for (long stop = 1; stop < UPDATES; stop++) {
        try (School school = school().batch(batch);
            School later = school().batch(batch)) {
          long last = stop;
          Stage first = new Stage(update -> update < last);
          Pretrain trainer = school.trainer();
          Models models = trainer.train(trainer.prepare(school.models(new Line(0.5))), first);
          MemoryState state = new MemoryState();
          trainer.save(state);
          Pretrain resumed = later.trainer();
          Models copy = copy(models, later, resumed);
          resumed.load(state.reader());
          Stage rest = new Stage();
          Models end = resumed.train(copy, rest);

          assertEquals(School.bytes(expected.main()), School.bytes(end.main()));
          List<Progress> progress = new ArrayList<>(first.progress);
          progress.addAll(rest.progress);
          assertEquals(uninterrupted.progress, progress);
          Map<Long, Map<String, Metrics>> evaluated = new LinkedHashMap<>(first.metrics);
          evaluated.putAll(rest.metrics);
          assertEquals(uninterrupted.metrics, evaluated);
          assertEquals(uninterrupted.metrics.size(), first.metrics.size() + rest.metrics.size());
        }
      }
    }
  }

  /**
   * Several tasks, dropout, epochs that end within updates, moments, and evaluations of a part of a
   * corpus that has another order in every epoch.
   */
  private static School school() {
    School school = new School();
    return school
        .optimizer(school.adamW(0.05))
        .task(
            LeastSquares.withHead("left"),
            Points.random(1, 7).with(Points.random(5, 4)),
            new TaskEntry.Settings("left", 1, 1))
        .task(
            LeastSquares.withHead("right"),
            Points.random(2, 11),
            new TaskEntry.Settings("right", 2, 0.5))
        .evaluateOn("right", Points.random(6, 9).turning())
        .updates(UPDATES)
        .batch(School.tokens(6, 2))
        .evaluate(Optional.of(3L), Optional.of(2L));
  }

  @Test
  void tasksShareAHeadOnlyIfItMeansTheSameToThem() {
    LeastSquares size = LeastSquares.withHead("shared").meaning("size");
    LeastSquares weight = LeastSquares.withHead("shared").meaning("weight");
    try (School school = new School()) {
      school.task(size, Points.random(1, 7), new TaskEntry.Settings("one", 1, 1));
      school.task(size.meaning("size"), Points.random(1, 7), new TaskEntry.Settings("two", 1, 1));
      try (Model grown = school.trainer().prepare(school.models(new Line(0))).main()) {
        assertEquals(1, grown.heads().size());
      }
      school.task(weight, Points.random(2, 7), new TaskEntry.Settings("a third", 1, 1));
      Pretrain trainer = school.trainer();
      Models models = school.models(new Line(0));
      String message =
          assertThrows(IllegalArgumentException.class, () -> trainer.prepare(models)).getMessage();
      assertTrue(message.contains("the tasks 'one' and 'a third' would share"), message);
      assertTrue(message.contains("'head: a-third'"), message);
    }
  }

  private static Models train(School school, Stage stage) {
    Pretrain trainer = school.trainer();
    return trainer.train(trainer.prepare(school.models(new Line(0.5))), stage);
  }

  private static Models copy(Models models, School school, Pretrain trainer) {
    Models copy = trainer.prepare(school.models(new Line(0.5)));
    models
        .main()
        .parameters()
        .asMap()
        .forEach((path, array) -> copy.main().parameters().get(path).set(array.toFloatArray()));
    assertEquals(School.bytes(models.main()), School.bytes(copy.main()));
    return copy;
  }

  @Test
  void savedCursorIsThatOfExamplesThatWereLearnedFrom() {
    try (School school = new School()) {
      Points points = Points.random(1, 100);
      Pretrain trainer = school.task("line", points).updates(9).trainer();
      Stage stage =
          new Stage(
              update -> {
                if (update == 2) {
                  awaitCursorBeyond(points, 6);
                }
                return update < 2;
              });
      trainer.train(school.models(new Line(0)), stage);
      assertEquals(6, saved(trainer).part("cursors").part("corpora").part("line").number("cursor"));
    }
  }

  /** The reader is ahead, but how fast is up to the machine. */
  private static void awaitCursorBeyond(Points points, int place) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (points.cursor() <= place && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    assertTrue(points.cursor() > place, "nothing was read ahead");
  }

  @Test
  void savesTheCorporasOwnCursorsBeforeTheFirstUpdate() {
    try (School school = new School()) {
      Pretrain trainer = school.task("line", Points.random(1, 100)).trainer();
      assertEquals(0, saved(trainer).part("cursors").part("corpora").part("line").number("cursor"));
    }
  }

  private static StateReader saved(Pretrain trainer) {
    MemoryState state = new MemoryState();
    trainer.save(state);
    return state.reader();
  }

  @Test
  void stopsWithTheUpdateAtWhichTheFirstCorpusEnds() {
    try (School school = new School()) {
      Points points = Points.random(1, 8).with(Points.random(5, 4));
      Stage stage = new Stage();
      school.task("line", points).updates(100).stopWhenExhausted().train(stage);
      assertEquals(3, stage.progress.size());
      assertEquals(
          points.all().stream().mapToLong(Point::times).sum(),
          stage.progress.stream().mapToLong(Progress::tokens).sum());
      assertEquals(Set.of(3L), stage.metrics.keySet());
    }
  }

  @Test
  void stageThatHasStoppedStaysStoppedWhenItIsResumed() {
    MemoryState state = new MemoryState();
    long stopped;
    try (School school = new School()) {
      Stage stage = new Stage();
      Pretrain trainer = untilOneEnds(school);
      trainer.train(school.models(new Line(0)), stage);
      stopped = stage.last().update();
      assertTrue(stopped < 100);
    }
    try (School school = new School()) {
      Pretrain trainer = untilOneEnds(school);
      trainer.train(school.models(new Line(0)), new Stage(update -> update < stopped));
      trainer.save(state);
    }
    try (School school = new School()) {
      Pretrain trainer = untilOneEnds(school);
      trainer.load(state.reader());
      Stage stage = new Stage();
      trainer.train(school.models(new Line(0)), stage);
      assertEquals(List.of(), stage.progress);
    }
  }

  private static Pretrain untilOneEnds(School school) {
    return school
        .task(LeastSquares.plain(), Points.random(1, 4), new TaskEntry.Settings("short", 1, 1))
        .task(LeastSquares.plain(), Points.random(2, 1000), new TaskEntry.Settings("long", 9, 1))
        .updates(100)
        .stopWhenExhausted()
        .trainer();
  }

  @Test
  void checkpointOfAnEvaluationKnowsThatItIsDone() {
    MemoryState state = new MemoryState();
    try (School school = school()) {
      Pretrain trainer = school.trainer();
      Stage stage = new Stage(update -> update < 4);
      stage.whenEvaluated(update -> trainer.save(state));
      trainer.train(trainer.prepare(school.models(new Line(0))), stage);
      assertEquals(Set.of(3L), stage.metrics.keySet());
    }
    try (School school = school()) {
      Pretrain trainer = school.trainer();
      trainer.load(state.reader());
      Stage stage = new Stage();
      trainer.train(trainer.prepare(school.models(new Line(0))), stage);
      assertEquals(4, stage.progress.get(0).update());
      assertEquals(Set.of(6L, 9L, 12L), stage.metrics.keySet());
    }
  }

  @Test
  void corpusWithoutExamplesIsRefused() {
    for (boolean stop : new boolean[] {false, true}) {
      try (School school = new School()) {
        school.task("line", Points.of());
        School chosen = stop ? school.stopWhenExhausted() : school;
        DataException fault = assertThrows(DataException.class, () -> chosen.train(new Stage()));
        assertTrue(fault.getMessage().contains("no examples"), fault.getMessage());
      }
    }
  }

  @Test
  void learnsTheLineThatThePointsLieOn() {
    try (School school = new School()) {
      Stage stage = new Stage();
      Models models =
          school
              .optimizer(
                  new Sgd(
                      new SgdConfig(0.9, true, Optional.of(1.0)),
                      new WarmupCosine(new DecayConfig(0.1, 10, 0.1)),
                      school.backend))
              .task("line", Points.random(1, 100))
              .updates(200)
              .train(stage);
      assertEquals(2, School.values(models, "weight")[0], 0.05);
      assertEquals(-1, School.values(models, "weight")[1], 0.05);
      assertTrue(stage.losses().get(199) < 0.02);
      assertEquals(0.01, stage.progress.get(0).values().get("rate"), 1e-12);
    }
  }

  @Test
  void nothingOfAnUpdateOutlivesTheStageEvenIfItIsStopped() {
    assertEquals(left(5, 5), left(50, 50));
    assertEquals(left(5, 5), left(50, 3));
  }

  /** How many arrays are there after a stage that is stopped after an update. */
  private static int left(long updates, long stopped) {
    try (School school = new School()) {
      Stage stage = new Stage(update -> update < stopped);
      school.task("line", Points.random(1, 9)).updates(updates).train(stage);
      assertEquals(stopped, stage.progress.size());
      return school.backend.manager().getManagedArrays().size();
    }
  }

  @Test
  void allThatIsWrongWithTheTasksIsSaidAtOnce() {
    try (School school = new School()) {
      TaskEntry.Settings unnamed = new TaskEntry.Settings("", 1, 0);
      school
          .task(LeastSquares.plain(), Points.random(1, 9), unnamed)
          .task(LeastSquares.plain(), Points.random(1, 9), unnamed)
          .evaluateOn("circle", Points.random(1, 9));
      String message = assertThrows(IllegalArgumentException.class, school::trainer).getMessage();
      assertEquals(
          "tasks: two are called 'least-squares': give each a name of its own; "
              + "tasks: there must be at least one with a weight greater than 0; "
              + "evaluate.corpora: no task is called 'circle', only [least-squares]",
          message);
    }
  }

  @Test
  void tasksAreDrawnAsOftenAsTheirRatesSay() {
    try (School school = new School()) {
      Points often = Points.random(1, 10_000);
      Points seldom = Points.random(2, 10_000);
      PretrainConfig config = config(RatesConfig.defaults());
      TaskList tasks =
          TaskList.of(
              List.of(
                  new TaskEntry(
                      LeastSquares.plain(), often, new TaskEntry.Settings("often", 3, 0.1)),
                  new TaskEntry(
                      LeastSquares.plain(), seldom, new TaskEntry.Settings("seldom", 1, 9))),
              Map.of(),
              config);
      Rounds rounds =
          new Rounds(tasks, config, school.models(new Line(0)).main(), new Stage().randomness());
      for (long update = 1; update <= 1000; update++) {
        rounds.read(update).close();
      }
      assertEquals(4000, often.cursor() + seldom.cursor());
      double deviation = Math.sqrt(4000 * 0.75 * 0.25);
      assertEquals(3000, often.cursor(), 4 * deviation);
    }
  }

  private static PretrainConfig config(RatesConfig rates) {
    return new PretrainConfig(
        1000L,
        School.examples(1, 4),
        PretrainConfig.EvaluateConfig.defaults(),
        Exhaustion.REPEAT,
        rates,
        Optional.empty(),
        0);
  }
}
