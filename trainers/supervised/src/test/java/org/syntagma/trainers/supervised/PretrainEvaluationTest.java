package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Models;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.TrainingException;
import org.syntagma.testkit.state.MemoryState;

class PretrainEvaluationTest {
  @Test
  void evaluatesEveryFewUpdatesAndOnceAtTheEnd() {
    try (School school = new School()) {
      Stage stage = new Stage();
      Points other = Points.random(9, 5);
      Models models =
          school
              .task(
                  LeastSquares.plain(),
                  Points.random(1, 7).with(Points.random(5, 4)),
                  new TaskEntry.Settings("own", 1, 3))
              .task(
                  LeastSquares.plain(),
                  Points.random(2, 7).with(Points.random(6, 4)),
                  new TaskEntry.Settings("other", 1, 0.5))
              .task("none", Points.random(3, 7))
              .evaluateOn("other", other)
              .updates(6)
              .evaluate(Optional.of(2L), Optional.empty())
              .train(stage);
      assertEquals(List.of(2L, 4L, 6L), List.copyOf(stage.metrics.keySet()));
      assertEquals(Set.of("own", "other"), stage.metrics.get(6L).keySet());
      double own = loss(models, Points.random(5, 4).all());
      double others = loss(models, other.all());
      assertEquals(own, stage.metrics.get(6L).get("own").values().get("loss"), 1e-6);
      assertEquals(others, stage.metrics.get(6L).get("other").values().get("loss"), 1e-6);
      assertEquals(3 * own + 0.5 * others, stage.scores.get(6L), 1e-6);
    }
  }

  @Test
  void evaluatesAsManyBatchesAsItIsTold() {
    try (School school = new School()) {
      Stage stage = new Stage();
      Points heldOut = Points.random(5, 9);
      school
          .task("line", Points.random(1, 7).with(heldOut))
          .evaluate(Optional.empty(), Optional.of(2L))
          .batch(School.examples(2, 1))
          .train(stage);
      int count = heldOut.all().subList(0, 4).stream().mapToInt(Point::times).sum();
      assertEquals(count, stage.metrics.get(1L).get("line").count());
    }
  }

  /** The model does not move, so what an evaluation finds depends on what it reads alone. */
  @Test
  void everyEvaluationReadsTheSameExamplesAlsoAfterTheRunWasResumed() {
    MemoryState state = new MemoryState();
    Map<String, Metrics> first;
    try (School school = new School()) {
      Pretrain trainer = evaluatedOnAPart(school);
      Stage stage = new Stage();
      Models models = trainer.train(school.models(new Line(0)), stage);
      assertEquals(List.of(1L, 2L, 3L, 4L), List.copyOf(stage.metrics.keySet()));
      first = stage.metrics.get(1L);
      assertEquals(Set.of(first), Set.copyOf(stage.metrics.values()));
      assertEquals(first, trainer.evaluate(models));
    }
    try (School school = new School()) {
      Pretrain trainer = evaluatedOnAPart(school);
      trainer.train(school.models(new Line(0)), new Stage(update -> update < 2));
      trainer.save(state);
    }
    try (School school = new School()) {
      Pretrain trainer = evaluatedOnAPart(school);
      trainer.load(state.reader());
      Stage stage = new Stage();
      trainer.train(school.models(new Line(0)), stage);
      assertEquals(Map.of(2L, first, 3L, first, 4L, first), stage.metrics);
    }
  }

  private static Pretrain evaluatedOnAPart(School school) {
    return school
        .optimizer(school.sgd(0, Optional.empty()))
        .task("line", Points.random(1, 7))
        .evaluateOn("line", Points.random(5, 9).turning())
        .evaluate(Optional.of(1L), Optional.of(1L))
        .updates(4)
        .trainer();
  }

  /** In double precision, at the model's parameters. */
  private static double loss(Models models, List<Point> points) {
    float[] weight = School.values(models, "weight");
    float[] bias = School.values(models, "bias");
    double sum = 0;
    double count = 0;
    for (Point point : points) {
      double distance = weight[0] * point.a() + weight[1] * point.b() + bias[0] - point.y();
      sum += point.times() * distance * distance / 2;
      count += point.times();
    }
    return sum / count;
  }

  @Test
  void taskOfWeightZeroIsEvaluatedButNeverDrawn() {
    try (School school = new School()) {
      Points watched = Points.random(1, 7).with(Points.random(5, 4));
      Stage stage = new Stage();
      school
          .task(LeastSquares.plain(), watched, new TaskEntry.Settings("watched", 100, 0))
          .task("line", Points.random(2, 7))
          .updates(20)
          .train(stage);
      assertEquals(0, watched.cursor());
      assertEquals(Set.of("watched"), stage.metrics.get(20L).keySet());
      assertEquals(Double.NaN, stage.scores.get(20L), "only what is learned is scored");
    }
  }

  @Test
  void theBestIsWhereAMetricIsGreatestIfThatIsAskedFor() {
    try (School school = new School()) {
      Stage stage = new Stage();
      school
          .task("line", Points.random(1, 7).with(Points.random(5, 4)))
          .greatest("line.loss")
          .train(stage);
      double loss = stage.metrics.get(1L).get("line").values().get("loss");
      assertEquals(-loss, stage.scores.get(1L));
    }
    try (School school = new School()) {
      school.task("line", Points.random(1, 7).with(Points.random(5, 4))).greatest("line.speed");
      String message =
          assertThrows(TrainingException.class, () -> school.train(new Stage())).getMessage();
      assertEquals(
          "evaluate.greatest = 'line.speed': no evaluation finds that, only [line.loss]", message);
    }
  }

  @Test
  void tasksThatReportNoLossHaveNoScore() {
    try (School school = new School()) {
      Stage stage = new Stage();
      school
          .task(
              LeastSquares.plain().withoutMetrics(),
              Points.random(1, 7).with(Points.random(5, 4)),
              new TaskEntry.Settings("line", 1, 1))
          .train(stage);
      assertEquals(Double.NaN, stage.scores.get(1L));
    }
  }

  @Test
  void evaluatesModelsAsAtTheEndOfTheStageWithoutTraining() {
    try (School school = new School();
        School other = new School()) {
      Pretrain trainer = withThreeTasks(school);
      Stage stage = new Stage();
      Models models = trainer.train(trainer.prepare(school.models(new Line(0))), stage);
      assertEquals(Set.of("line", "other"), stage.metrics.get(1L).keySet());
      assertEquals(stage.metrics.get(1L), trainer.evaluate(models));
      assertEquals(stage.metrics.get(1L), withThreeTasks(other).evaluate(models));
    }
  }

  private static Pretrain withThreeTasks(School school) {
    return school
        .task("line", Points.random(1, 7).with(Points.random(5, 9)))
        .task("none", Points.random(2, 7))
        .task("other", Points.random(3, 7))
        .evaluateOn("other", Points.random(6, 9))
        .evaluate(Optional.of(1L), Optional.of(2L))
        .trainer();
  }

  @Test
  void evaluatesNothingWhereNothingIsSetAside() {
    try (School school = new School()) {
      Pretrain trainer = school.task("line", Points.random(1, 7)).trainer();
      assertEquals(Map.of(), trainer.evaluate(school.models(new Line(0))));
    }
  }

  @Test
  void evaluationWithoutAnEndIsRefused() {
    try (School school = new School()) {
      school.task("line", Points.random(1, 7)).evaluateOn("line", Points.random(2, 7).endless());
      String message = assertThrows(IllegalArgumentException.class, school::trainer).getMessage();
      assertEquals(
          "evaluate.corpora.line: has no end, and neither would its evaluation: choose an order "
              + "that has one (for a text, 'order: sequential') or set evaluate.batches",
          message);
      Stage stage = new Stage();
      school.evaluate(Optional.empty(), Optional.of(4L)).train(stage);
      assertEquals(Set.of("line"), stage.metrics.get(1L).keySet());
    }
  }
}
