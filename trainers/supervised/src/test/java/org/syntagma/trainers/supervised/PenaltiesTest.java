package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.task.Weighting;
import org.syntagma.api.training.ComponentFailure;
import org.syntagma.api.training.PenaltyEntry;
import org.syntagma.api.training.TrainingException;
import org.syntagma.testkit.state.MemoryState;

class PenaltiesTest {
  private static final Point A = new Point(1, 0, 2, 1);
  private static final Point B = new Point(0, 1, 4, 1);
  private static final Weighting HALF = (update, updates) -> 0.5;

  private final School school = new School();

  @AfterEach
  void close() {
    school.close();
  }

  private static Shrinking shrinking(boolean compiled) {
    return compiled ? Shrinking.compiled() : Shrinking.plain();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPenaltyAddsItsWeightTimesItsMeanToWhatIsMinimised(boolean compiled) {
    // The gradient of a prediction p is (p − y) + 0.5 p, divided by 2 points; at first p = 0.
    Stage stage = new Stage();
    Models models =
        school
            .optimizer(school.sgd(1, Optional.empty()))
            .task("line", Points.of(A, B))
            .batch(School.examples(2, 1))
            .penalty(shrinking(compiled), HALF)
            .updates(2)
            .train(stage);
    // First a step to the weight (1, 2) and the bias 3. Then p = (4, 5): (4 − 2 + 2, 5 − 4 + 2.5) /
    // 2.
    assertArrayEquals(new float[] {-1, 0.25f}, School.values(models, "weight"), 1e-6f);
    assertEquals(3 - 3.75f, School.values(models, "bias")[0], 1e-6f);
    Map<String, Double> second = stage.last().values();
    assertEquals((16 + 25) / 4.0, second.get("penalty.shrinking"), 1e-5);
    assertEquals(0.5, second.get("penalty.shrinking.weight"));
    assertEquals((4 + 1) / 4.0, second.get("loss.line"), 1e-5);
    assertEquals(1.25 + 0.5 * 10.25, second.get("loss"), 1e-5);
  }

  @Test
  void aPenaltyWithABatchOfItsOwnCountsItsOwnElementsAndReportsWhatItSays() {
    Stage stage = new Stage();
    Models models =
        school
            .optimizer(school.sgd(1, Optional.empty()))
            .task("line", Points.of(A, B))
            .batch(School.examples(2, 1))
            .penalty(Shrinking.at(new Point(1, 1, 0, 1)).reporting(7), HALF)
            .updates(2)
            .train(stage);
    // The first step gives weight (1, 2) and bias 3; the own point is predicted as 6 then.
    assertArrayEquals(
        new float[] {1 - 1 - 3, 2 - 0.5f - 3}, School.values(models, "weight"), 1e-6f);
    assertEquals(3 - 1.5f - 3, School.values(models, "bias")[0], 1e-6f);
    assertEquals(7, stage.last().values().get("penalty.shrinking"));
  }

  @Test
  void countsOfMicroBatchesAreThoseOfTheWholeUpdate() {
    Models whole =
        school
            .task("line", Points.random(1, 60))
            .batch(School.examples(6, 1))
            .penalty(Shrinking.plain(), HALF)
            .updates(3)
            .train(new Stage());
    try (School other = new School()) {
      Models parts =
          other
              .task("line", Points.random(1, 60))
              .batch(School.examples(2, 3))
              .penalty(Shrinking.plain(), HALF)
              .updates(3)
              .train(new Stage());
      assertArrayEquals(School.values(whole, "weight"), School.values(parts, "weight"), 1e-6f);
    }
  }

  @Test
  void holdsBackOnlyTheTasksThatItNames() {
    Shrinking penalty = Shrinking.plain();
    school
        .task("line", Points.of(A, B))
        .task("other", Points.of(B, A))
        .penalty(penalty, HALF, new PenaltyEntry.Settings("small", List.of("other")))
        .updates(40)
        .train(new Stage());
    assertTrue(penalty.asked() > 5 && penalty.asked() < 35, penalty.asked() + " of 40");
  }

  @Test
  void isNotAskedWhereItsWeightIs0() {
    Shrinking penalty = Shrinking.plain();
    school
        .task("line", Points.of(A, B))
        .penalty(penalty, (update, updates) -> update == 3 ? 1 : 0)
        .updates(5)
        .train(new Stage());
    assertEquals(1, penalty.asked());
  }

  @Test
  void dualAscentHoldsItsTarget() {
    Dual dual = new Dual(new DualConfig(0.5, 0.05, 0, 100, 0));
    Stage stage = new Stage();
    school
        .optimizer(school.sgd(0.05, Optional.empty()))
        .task("line", Points.of(A, B))
        .batch(School.examples(2, 1))
        .penalty(Shrinking.plain(), dual)
        .updates(1000)
        .train(stage);
    double mean =
        stage.progress.subList(800, 1000).stream()
            .mapToDouble(progress -> progress.values().get("penalty.shrinking"))
            .average()
            .orElseThrow();
    assertEquals(0.5, mean, 0.05);
  }

  @Test
  void aDualWeightFallsTo0AndNoFurther() {
    Dual dual = new Dual(new DualConfig(1.0, 0.5, 0.2, 100, 0));
    dual.found(0.9);
    assertEquals(0.15, dual.at(2, 9), 1e-12);
    dual.found(0);
    assertEquals(0, dual.at(3, 9));
    dual.found(1.5);
    assertEquals(0.25, dual.at(4, 9), 1e-12);
  }

  @Test
  void resumesWithTheStateOfPenaltiesAndWeights() {
    Stage whole = new Stage();
    Models expected = limited(school).updates(20).train(whole);
    try (School first = new School();
        School second = new School()) {
      MemoryState saved = new MemoryState();
      Pretrain stopped = limited(first).updates(20).trainer();
      Models half =
          stopped.train(
              stopped.prepare(first.models(new Line(0))), new Stage(update -> update < 9));
      stopped.save(saved);
      Pretrain resumed = limited(second).updates(20).trainer();
      Models models = resumed.prepare(second.models(new Line(0)));
      half.main()
          .parameters()
          .asMap()
          .forEach((path, array) -> models.main().parameters().get(path).set(array.toByteBuffer()));
      resumed.load(saved.reader());
      Stage rest = new Stage();
      resumed.train(models, rest);
      assertEquals(School.bytes(expected.main()), School.bytes(models.main()));
      assertEquals(whole.last().values(), rest.last().values());
    }
  }

  private static School limited(School school) {
    return school
        .task("line", Points.of(A, B))
        .penalty(Shrinking.compiled(), new Dual(new DualConfig(0.5, 0.05, 0, 100, 0.9)));
  }

  @Test
  void namesThePenaltyAndTheUpdateWhereALossIsNoNumber() {
    Shrinking penalty = Shrinking.plain().damaged(sum -> sum.mul(Float.NaN));
    ComponentFailure failure = failure(penalty);
    assertEquals(penalty, failure.component());
    assertEquals(
        "stage 'school', update 1: the penalty 'shrinking' is NaN. No parameter moved in this update: if the model is sound, the penalty is not defined for what it found",
        failure.getMessage());
  }

  @Test
  void blamesTheTaskWhereTheModelHasRunAway() {
    Point far = new Point(1, 0, 1e30f, 1);
    school
        .task("line", Points.of(far))
        .penalty(Shrinking.plain().damaged(sum -> sum.mul(Float.NaN)), HALF);
    String message =
        assertThrows(TrainingException.class, () -> school.train(new Stage())).getMessage();
    assertTrue(message.contains("the loss of the task 'line' is Infinity"), message);
  }

  @Test
  void aGradientThatIsNoNumberMovesNothingThoughAllLossesAreSound() {
    Shrinking steep = Shrinking.plain().damaged(sum -> sum.add(sum.mul(0).sqrt()));
    school.task("line", Points.of(A, B)).penalty(steep, HALF).updates(1).skips(1);
    Pretrain trainer = school.trainer();
    Models models = trainer.prepare(school.models(new Line(0)));
    Map<String, List<Byte>> before = School.bytes(models.main());
    Stage stage = new Stage();
    assertEquals(before, School.bytes(trainer.train(models, stage).main()));
    String told = stage.notes.get(0).text();
    assertTrue(told.startsWith("stage 'school', update 1: the norm of the gradient is NaN"), told);
  }

  @Test
  void namesThePenaltyWhereALossIsNotOneNumber() {
    String message =
        failure(Shrinking.plain().damaged(sum -> sum.reshape(1).concat(sum.reshape(1))))
            .getMessage();
    assertTrue(message.contains("the penalty 'shrinking' gives a loss of the shape (2)"), message);
  }

  @Test
  void namesThePenaltyWhereALossDoesNotDependOnTheModel() {
    String message =
        failure(Shrinking.plain().damaged(sum -> sum.stopGradient().add(1))).getMessage();
    assertTrue(
        message.contains("the penalty 'shrinking' has a loss that does not depend"), message);
  }

  @Test
  void findsThatACompiledLossDoesNotDependOnTheModel() {
    Objective detached =
        (ops, outputs, batch) -> ops.add(ops.sum(ops.stopGradient(outputs.get("prediction"))), 1);
    String message = failure(Shrinking.compiled(detached)).getMessage();
    assertTrue(message.contains("update 1: the penalty 'shrinking'"), message);
    assertTrue(message.contains("does not depend on the model"), message);
  }

  private ComponentFailure failure(Shrinking penalty) {
    school.task("line", Points.of(A, B)).penalty(penalty, HALF).updates(2);
    return assertThrows(ComponentFailure.class, () -> school.train(new Stage()));
  }

  @Test
  void refusesTwoOfOneNameAndTasksThatAreNotThereTogether() {
    school
        .task("line", Points.of(A))
        .penalty(Shrinking.plain(), HALF)
        .penalty(Shrinking.plain(), HALF)
        .penalty(Shrinking.plain(), HALF, new PenaltyEntry.Settings("other", List.of("text")));
    String message = assertThrows(IllegalArgumentException.class, school::trainer).getMessage();
    assertEquals(
        "penalties: two are called 'shrinking': give each a name of its own; penalties: 'other' holds back the task 'text', but there are only [line]",
        message);
  }
}
