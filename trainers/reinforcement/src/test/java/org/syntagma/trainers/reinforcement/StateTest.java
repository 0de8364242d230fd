package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.testkit.state.StatefulContract;
import org.syntagma.toolkit.training.Setbacks;
import org.syntagma.trainers.reinforcement.ReinforceConfig.ReplayConfig;

/** Parts of the trainer that have state, each alone. */
class StateTest {
  @Nested
  class OfTheKlController implements StatefulContract<KlController> {
    @Override
    public KlController create() {
      return new KlController(new KlConfig(0.2, Optional.of(1.0), 0.1));
    }

    @Override
    public Object work(KlController subject, int turn) {
      double far = turn % 2 == 0 ? 2 : 1.05;
      subject.follow(
          List.of(
              Fragment.of(new double[] {0})
                  .behaviour(new double[] {far})
                  .current(new double[] {far})
                  .reference(new double[] {0})
                  .build()));
      return subject.weight();
    }
  }

  @Nested
  class OfTheWatch implements StatefulContract<Watch> {
    @Override
    public Watch create() {
      return new Watch();
    }

    @Override
    public Object work(Watch subject, int turn) {
      Map<String, Double> values =
          Map.of(
              "entropy",
              turn == 0 ? 1.0 : 0.01,
              "zero-variance",
              1.0,
              "explained-variance",
              -1.0,
              "reference-kl",
              turn < 2 ? 0.0 : 30.0);
      return subject.warnings(turn, values);
    }
  }

  @Nested
  class OfReplay implements StatefulContract<Replay> {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
      manager.close();
    }

    @Override
    public Replay create() {
      return new Replay(new ReplayConfig(5, 3, 3, 0.5), manager);
    }

    @Override
    public Object work(Replay subject, int turn) {
      for (int i = 0; i < 2; i++) {
        int[] actions = {turn, i};
        Trajectory acted =
            Trajectory.of(
                    new Seen.Text(new Prompt(List.of(1, turn))),
                    actions,
                    new double[2],
                    0,
                    turn,
                    true)
                .worth(new double[] {0, turn}, OptionalDouble.of(turn))
                .behaviour(new double[] {-1, -turn});
        subject.add(acted, 1 + i);
      }
      return subject.take(turn, Randomness.of(turn)).stream()
          .map(each -> each + Arrays.toString(each.behaviour().orElseThrow()))
          .toList();
    }
  }

  @Nested
  class OfSetbacks implements StatefulContract<Setbacks> {
    @Override
    public Setbacks create() {
      return new Setbacks(2);
    }

    @Override
    public Object work(Setbacks subject, int turn) {
      if (turn % 3 == 2) {
        subject.over();
        return subject.all();
      }
      return subject.add("it", "") + subject.isNextTooMany();
    }
  }
}
