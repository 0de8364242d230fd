package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;

/** How trajectories are cut up and laid out for networks. */
interface Layout {
  /**
   * All actions of trajectories, in minibatches of passes of pieces.
   *
   * @param count how many minibatches; fewer where there are fewer pieces
   */
  List<List<List<Piece>>> minibatches(
      List<Trajectory> trajectories, int count, Randomness randomness);

  /**
   * Passes over those last states that no pass of {@link #minibatches} has, of trajectories that
   * were cut off.
   */
  List<List<Piece>> lastStates(List<Trajectory> trajectories);

  /** One pass for the model, whose arrays {@code manager} owns. */
  Pass pass(List<Piece> pieces, Model model, NDManager manager);
}
