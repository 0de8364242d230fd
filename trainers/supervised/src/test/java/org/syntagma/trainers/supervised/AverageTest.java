package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.testkit.state.MemoryState;

class AverageTest {
  private static final double DECAY = 0.8;
  private static final long UPDATES = 9;

  @Test
  void laterParametersCountMoreByTheDecayAndTheFirstNotAtAll() {
    List<float[]> weights = new ArrayList<>();
    List<float[]> averages = new ArrayList<>();
    try (School plain = school();
        School averaged = school().average(DECAY)) {
      plain.train(new Stage().watching(models -> weights.add(School.values(models, "weight"))));
      Models end =
          averaged.train(
              new Stage().watching(models -> averages.add(School.values(models, "weight"))));
      for (int t = 0; t < UPDATES; t++) {
        for (int k = 0; k < 2; k++) {
          double sum = 0;
          double all = 0;
          for (int i = 0; i <= t; i++) {
            sum += Math.pow(DECAY, t - i) * weights.get(i)[k];
            all += Math.pow(DECAY, t - i);
          }
          assertEquals(sum / all, averages.get(t)[k], 1e-6);
        }
      }
      assertEquals(averages.get((int) UPDATES - 1)[0], School.values(end, "weight")[0]);
      assertNotEquals(weights.get((int) UPDATES - 1)[0], School.values(end, "weight")[0]);
    }
  }

  @Test
  void averageIsWhatIsEvaluated() {
    try (School school = school().average(DECAY).evaluate(Optional.of(4L), Optional.empty())) {
      Stage stage = new Stage();
      Map<Long, Map<String, List<Byte>>> shown = new LinkedHashMap<>();
      stage.watching(models -> shown.put(stage.last().update(), School.bytes(models.main())));
      Models end = school.train(stage);
      assertEquals(List.of(4L, 8L, UPDATES), List.copyOf(stage.metrics.keySet()));
      assertEquals(stage.metrics.get(UPDATES), school.trainer().evaluate(end));
      assertEquals(shown.get(UPDATES), School.bytes(end.main()));
    }
  }

  @Test
  void resumesToTheSameBytesAfterAnyUpdateAndAfterTheEnd() {
    try (School whole = school().average(DECAY)) {
      Models expected = whole.train(new Stage());
      for (long stop = 1; stop <= UPDATES; stop++) {
        long last = stop;
        assertEquals(
            School.bytes(expected.main()), resumed(new Stage(update -> update < last), false));
      }
      assertEquals(School.bytes(expected.main()), resumed(new Stage(), true));
    }
  }

  /** Trains until the stage stops, saves, and goes on from what a checkpoint would hold. */
  private static Map<String, List<Byte>> resumed(Stage first, boolean complete) {
    try (School before = school().average(DECAY);
        School after = school().average(DECAY)) {
      Pretrain trainer = before.trainer();
      List<Models> shown = new ArrayList<>();
      Models end = trainer.train(trainer.prepare(model(before)), first.watching(shown::add));
      MemoryState state = new MemoryState();
      trainer.save(state);
      Model kept = complete ? end.main() : shown.get(0).main();

      Pretrain other = after.trainer();
      Models copy = other.prepare(model(after));
      kept.parameters()
          .asMap()
          .forEach((path, array) -> copy.main().parameters().get(path).set(array.toFloatArray()));
      other.load(state.reader());
      return School.bytes(other.train(copy, new Stage()).main());
    }
  }

  @Test
  void parametersThatAreFrozenStayAsTheyAre() {
    try (School school = school().average(DECAY)) {
      Pretrain trainer = school.trainer();
      Models models = model(school);
      models = models.withMain(models.main().with(new Edit.Freeze("bias")));
      Models end = trainer.train(trainer.prepare(models), new Stage());
      assertEquals(0, School.values(end, "bias")[0]);
      assertNotEquals(0, School.values(end, "weight")[0]);
    }
  }

  @Test
  void modelThatHoldsTheAverageIsClosedAtTheEnd() {
    try (School school = school().average(DECAY)) {
      List<Models> shown = new ArrayList<>();
      school.train(new Stage().watching(shown::add));
      assertThrows(IllegalStateException.class, () -> shown.get(0).main().generator());
    }
  }

  private static School school() {
    School school = new School();
    return school
        .optimizer(school.adamW(0.05))
        .task(
            LeastSquares.withHead("scaled"),
            Points.random(1, 7).with(Points.random(5, 4)),
            new TaskEntry.Settings("line", 1, 1))
        .updates(UPDATES);
  }

  private static Models model(School school) {
    return school.models(new Line(0));
  }
}
