package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurrogateTest {
  private final NonProjectiveTrees trees = new NonProjectiveTrees(Roots.ONE);

  @Test
  void hasTheValueAndTheGradientOfTheLoss() {
    PairScores scores = RandomScores.arcs(3, 2, 3, 5);
    scores.values()[scores.index(1, 2, 3)] = Float.NEGATIVE_INFINITY;
    List<int[]> gold = List.of(new int[] {2, 0, 2}, new int[] {0, 1, 1, 3, 3});
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray leaf = manager.create(scores.values(), new Shape(2, 6, 6));
      leaf.setRequiresGradient(true);
      NDArray half = manager.create(0.5f);
      try (GradientCollector collector = leaf.getManager().getEngine().newGradientCollector()) {
        NDArray doubled = leaf.add(leaf);
        Inference expected =
            trees.negativeLogLikelihood(PairScores.of(doubled, new int[] {3, 5}), gold);
        NDArray loss = Surrogate.of(doubled, expected);
        assertEquals(expected.sum(), loss.getFloat(), 1e-4);
        collector.backward(loss.mul(half));
        assertArrayEquals(expected.marginals(), leaf.getGradient().toFloatArray(), 1e-6f);
      }
    }
  }
}
