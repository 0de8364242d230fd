package org.syntagma.toolkit.structured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EliminationTest {
  @ParameterizedTest
  @EnumSource
  void plainNumbersAndLogarithmsAgree(Roots roots) {
    for (int length : new int[] {1, 2, 10, 50, 159}) {
      Arcs arcs = Arcs.of(RandomScores.arcs(length, 2, length), 0);
      Elimination plain = new PlainElimination(arcs, roots);
      Elimination logarithmic = new LogElimination(arcs, roots);
      assertTrue(plain.succeeds() && logarithmic.succeeds());
      ArcMarginals expected = logarithmic.marginals();
      ArcMarginals found = plain.marginals();
      assertEquals(expected.logPartition(), found.logPartition(), 1e-9);
      assertArrayEquals(expected.values(), found.values(), 1e-11);
    }
  }

  /** Koo et al. 2007, equations 5 to 9, with an ordinary inverse. */
  @ParameterizedTest
  @EnumSource
  void agreesWithDeterminantAndInverse(Roots roots) {
    for (int length : new int[] {1, 8, 40, 159}) {
      Arcs arcs = Arcs.of(RandomScores.arcs(length + 1, 1, length), 0);
      double[][] laplacian = laplacian(arcs, roots);
      double[][] inverse = new double[length][length];
      double logDeterminant = invert(laplacian, inverse);
      ArcMarginals found = Elimination.of(arcs, roots).marginals();
      assertEquals(logDeterminant, found.logPartition(), 1e-8);
      for (int m = 1; m <= length; m++) {
        boolean first = roots == Roots.ONE && m == 1;
        double own = first ? 0 : inverse[m - 1][m - 1];
        double root = Math.exp(arcs.score(0, m));
        double ofRoot = roots == Roots.ONE ? inverse[m - 1][0] : inverse[m - 1][m - 1];
        assertEquals(root * ofRoot, found.values()[m], 1e-9);
        for (int h = 1; h <= length; h++) {
          boolean replaced = roots == Roots.ONE && h == 1;
          double other = replaced ? 0 : inverse[m - 1][h - 1];
          double marginal = Math.exp(arcs.score(h, m)) * (own - other);
          assertEquals(h == m ? 0 : marginal, found.values()[h * arcs.size() + m], 1e-9);
        }
      }
    }
  }

  private static double[][] laplacian(Arcs arcs, Roots roots) {
    int length = arcs.size() - 1;
    double[][] laplacian = new double[length][length];
    for (int m = 1; m <= length; m++) {
      for (int h = 1; h <= length; h++) {
        double weight = Math.exp(arcs.score(h, m));
        laplacian[m - 1][m - 1] += weight;
        laplacian[h - 1][m - 1] -= weight;
      }
      double root = Math.exp(arcs.score(0, m));
      if (roots == Roots.MANY) {
        laplacian[m - 1][m - 1] += root;
      } else {
        laplacian[0][m - 1] = root;
      }
    }
    return laplacian;
  }

  /** Gauss and Jordan with row exchange; the log of the determinant's size. */
  private static double invert(double[][] matrix, double[][] inverse) {
    int n = matrix.length;
    double log = 0;
    for (int i = 0; i < n; i++) {
      inverse[i][i] = 1;
    }
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c; r < n; r++) {
        pivot = Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c]) ? r : pivot;
      }
      exchange(matrix, c, pivot);
      exchange(inverse, c, pivot);
      double divisor = matrix[c][c];
      log += Math.log(Math.abs(divisor));
      for (int j = 0; j < n; j++) {
        matrix[c][j] /= divisor;
        inverse[c][j] /= divisor;
      }
      for (int r = 0; r < n; r++) {
        double factor = r == c ? 0 : matrix[r][c];
        for (int j = 0; j < n; j++) {
          matrix[r][j] -= factor * matrix[c][j];
          inverse[r][j] -= factor * inverse[c][j];
        }
      }
    }
    return log;
  }

  private static void exchange(double[][] rows, int a, int b) {
    double[] row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }

  /** Two words that all but insist on each other: a plain determinant is 0 here. */
  @ParameterizedTest
  @EnumSource
  void survivesACycleThatIsAllButCertain(Roots roots) {
    float[] values = new float[9];
    PairScores scores = new PairScores(values, 3, 1, new int[] {2});
    values[scores.index(0, 1, 2)] = 10_000;
    values[scores.index(0, 2, 1)] = 10_000;
    Inference inference = new NonProjectiveTrees(roots).infer(scores);
    assertEquals(10_000 + Math.log(2), inference.sum(), 1e-9);
    assertEquals(0.5f, inference.marginals()[scores.index(0, 1, 0)], 1e-6f);
    assertEquals(0.5f, inference.marginals()[scores.index(0, 1, 2)], 1e-6f);
  }
}
