package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.random.Permutation;

/**
 * Observations: each is a row of {@code observations} of its own, as a policy without memory reads
 * them, so that minibatches mix the actions of all trajectories.
 *
 * @param rows the most observations in a pass
 */
record ControlLayout(int rows) implements Layout {
  @Override
  public List<List<List<Piece>>> minibatches(
      List<Trajectory> trajectories, int count, Randomness randomness) {
    List<Piece> states = new ArrayList<>();
    for (int place = 0; place < trajectories.size(); place++) {
      for (int t = 0; t < trajectories.get(place).length(); t++) {
        states.add(new Piece(place, trajectories.get(place), t, t + 1));
      }
    }
    int all = states.size();
    Permutation order = new Permutation(randomness, all);
    int parts = Math.min(count, all);
    List<List<List<Piece>>> minibatches = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<Piece> pieces = new ArrayList<>();
      for (long i = (long) all * part / parts; i < (long) all * (part + 1) / parts; i++) {
        pieces.add(states.get((int) order.at(i)));
      }
      minibatches.add(Passes.of(pieces, rows));
    }
    return minibatches;
  }

  @Override
  public List<List<Piece>> lastStates(List<Trajectory> trajectories) {
    List<Piece> states = new ArrayList<>();
    for (int place = 0; place < trajectories.size(); place++) {
      Trajectory trajectory = trajectories.get(place);
      if (!trajectory.terminated()) {
        int last = trajectory.length();
        states.add(new Piece(place, trajectory, last, last + 1));
      }
    }
    return Passes.of(states, rows);
  }

  @Override
  public Pass pass(List<Piece> pieces, Model model, NDManager manager) {
    int size = pieces.size();
    int numbers = observation(pieces.get(0)).length;
    float[] observations = new float[size * numbers];
    long[] targets = new long[size];
    for (int row = 0; row < size; row++) {
      Piece piece = pieces.get(row);
      System.arraycopy(observation(piece), 0, observations, row * numbers, numbers);
      boolean behind = piece.from() == piece.trajectory().length();
      targets[row] = behind ? -1 : piece.trajectory().actions()[piece.from()];
    }
    Map<String, NDArray> arrays =
        Map.of(
            "observations",
            manager.create(observations, new Shape(size, 1, numbers)),
            Policy.TARGETS,
            manager.create(targets, new Shape(size, 1)));
    long count = Arrays.stream(targets).filter(each -> each >= 0).count();
    return new Pass(pieces, new int[size], 1, count, arrays, manager);
  }

  private static float[] observation(Piece piece) {
    return ((Seen.Control) piece.trajectory().seen()).observations().get(piece.from());
  }
}
