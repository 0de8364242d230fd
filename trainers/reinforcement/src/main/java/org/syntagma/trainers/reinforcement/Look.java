package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.model.Model;

/**
 * Finds what networks say of trajectories, by the programs that learn, in the passes that are
 * learned first: what does not learn in between gives the same numbers to the bit.
 */
final class Look {
  private final Layout layout;
  private final Density density;
  private final List<Trajectory> trajectories;

  Look(Layout layout, Density density, List<Trajectory> trajectories) {
    this.layout = layout;
    this.density = density;
    this.trajectories = trajectories;
  }

  /**
   * What was found.
   *
   * @param logs log π of each action (n), or nothing
   * @param values of each state (n + 1), or nothing
   */
  record Found(List<double[]> logs, List<double[]> values) {}

  /** What a model says in these passes of minibatches. */
  Found at(Model model, boolean logs, boolean values, List<List<Piece>> passes) {
    List<double[]> theirLogs = new ArrayList<>();
    List<double[]> theirValues = new ArrayList<>();
    for (Trajectory each : trajectories) {
      theirLogs.add(new double[each.length()]);
      theirValues.add(new double[each.length() + 1]);
    }
    for (List<Piece> pieces : passes) {
      pass(model, pieces, logs, values, theirLogs, theirValues);
    }
    if (values) {
      for (List<Piece> pieces : layout.lastStates(trajectories)) {
        pass(model, pieces, false, true, theirLogs, theirValues);
      }
    }
    return new Found(theirLogs, theirValues);
  }

  private void pass(
      Model model,
      List<Piece> pieces,
      boolean logs,
      boolean values,
      List<double[]> theirLogs,
      List<double[]> theirValues) {
    Set<String> wanted = new HashSet<>();
    if (logs) {
      wanted.add(Policy.LOGITS);
    }
    if (values) {
      wanted.add(Policy.VALUE);
    }
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Pass pass = layout.pass(pieces, model, manager);
      Map<String, NDArray> outputs =
          model.run(pass.batch(Map.of()), wanted, Mode.trainingWithoutDropout());
      if (logs) {
        pass.give(density.logs(outputs.get(Policy.LOGITS), pass).toFloatArray(), theirLogs);
      }
      if (values) {
        pass.give(outputs.get(Policy.VALUE).toFloatArray(), theirValues);
      }
    }
  }
}
