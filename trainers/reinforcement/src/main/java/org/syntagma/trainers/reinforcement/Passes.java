package org.syntagma.trainers.reinforcement;

import java.util.ArrayList;
import java.util.List;

/** Divides pieces. */
final class Passes {
  private Passes() {}

  /** Runs of at most {@code most} pieces, in order. */
  static List<List<Piece>> of(List<Piece> pieces, int most) {
    List<List<Piece>> passes = new ArrayList<>();
    for (int from = 0; from < pieces.size(); from += most) {
      passes.add(pieces.subList(from, Math.min(pieces.size(), from + most)));
    }
    return passes;
  }
}
