package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Batch;

/**
 * Pieces as arrays (rows, width): what networks read, and {@code targets}, the actions, −1 where
 * there is none.
 *
 * @param firsts for each piece, the column of its first state
 * @param count how many actions there are
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Pass(
    List<Piece> pieces,
    int[] firsts,
    int width,
    long count,
    Map<String, NDArray> arrays,
    NDManager manager) {

  /** What a pass's piece has, one number for each action of its trajectory. */
  interface OfAction {
    double[] of(Piece piece);
  }

  /** An array with a number for each action, 0 elsewhere. */
  NDArray numbers(OfAction values) {
    float[] all = new float[pieces.size() * width];
    for (int row = 0; row < pieces.size(); row++) {
      Piece piece = pieces.get(row);
      double[] each = values.of(piece);
      for (int t = piece.from(); t < Math.min(piece.to(), each.length); t++) {
        all[row * width + firsts[row] + t - piece.from()] = (float) each[t];
      }
    }
    return manager.create(all, new Shape(pieces.size(), width));
  }

  /**
   * Copies what a network found of each state back.
   *
   * @param found (rows, width)
   * @param to for each place, one number for each state that there is room for
   */
  void give(float[] found, List<double[]> to) {
    for (int row = 0; row < pieces.size(); row++) {
      Piece piece = pieces.get(row);
      double[] each = to.get(piece.place());
      for (int t = piece.from(); t < Math.min(piece.to(), each.length); t++) {
        each[t] = found[row * width + firsts[row] + t - piece.from()];
      }
    }
  }

  Batch batch(Map<String, NDArray> more) {
    Map<String, NDArray> all = new HashMap<>(arrays);
    all.putAll(more);
    return Batch.of(manager, all, count);
  }
}
