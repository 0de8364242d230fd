package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SpanningTree.Edge;

class ProbeScoresTest {
  /** Words of this tree: a hangs on b, b on d, c on b, d is the root, the mark hangs on d. */
  private static final Sentence SENTENCE =
      sentence(List.of("a", "b", "c", "d", "!"), 2, 4, 2, 0, 4);

  private static Sentence sentence(List<String> words, Integer... heads) {
    Dependency tree =
        new Dependency(words, List.of(heads), words.stream().map(word -> "x").toList());
    return new Sentence(words, String.join(" ", words), Optional.of(tree));
  }

  @Test
  void distancesCountTheArcsBetweenWords() {
    assertArrayEquals(
        new int[][] {
          {0, 1, 2, 2, 3}, {1, 0, 1, 1, 2}, {2, 1, 0, 2, 3}, {2, 1, 2, 0, 1}, {3, 2, 3, 1, 0}
        },
        TreeDistances.of(SENTENCE));
  }

  @Test
  void whatIsNoTreeHasNoDistances() {
    Sentence bare = new Sentence(List.of("a"), "a", Optional.empty());
    assertThrows(DataException.class, () -> TreeDistances.of(bare));
    Sentence circle = sentence(List.of("a", "b", "c"), 2, 1, 0);
    String told = assertThrows(DataException.class, () -> TreeDistances.of(circle)).getMessage();
    assertTrue(told.contains("'a b c' make no tree"), told);
  }

  @Test
  void spanningTreeIsTheShortest() {
    double[][] distances = {
      {0, 3, 1, 9}, {3, 0, 2, 5}, {1, 2, 0, 4}, {9, 5, 4, 0},
    };
    assertEquals(
        Set.of(new Edge(0, 2), new Edge(1, 2), new Edge(2, 3)),
        SpanningTree.of(distances, word -> true));
    assertEquals(
        Set.of(new Edge(0, 1), new Edge(1, 3)), SpanningTree.of(distances, word -> word != 2));
  }

  @Test
  void correlationIsThatOfRanksWithTiesShared() {
    // The ranks are 1, 2.5, 2.5, 4 and 1, 3, 2, 4.
    double expected = 4.5 / Math.sqrt(4.5 * 5);
    double[] one = {0, 1, 1, 2};
    assertEquals(expected, RankCorrelation.of(one, new double[] {-7, 0.2, 0.1, 90}), 1e-12);
    assertEquals(1, RankCorrelation.of(one, one), 1e-12);
    assertEquals(-1, RankCorrelation.of(one, new double[] {0, -1, -1, -2}), 1e-12);
    assertEquals(0, RankCorrelation.of(one, new double[] {5, 5, 5, 5}));
  }

  @Test
  void scoresAreAsCountedByHand() {
    // As gold, but d is as near to c as can be: of a-b, b-c, b-d the last becomes c-d.
    double[][] found = {
      {0, 1, 2, 2, 3}, {1, 0, 1, 1, 2}, {2, 1, 0, 0.5, 3}, {2, 1, 0.5, 0, 1}, {3, 2, 3, 1, 0}
    };
    ProbeScores scores = new ProbeScores();
    scores.add(SENTENCE, found, TreeDistances.of(SENTENCE));
    assertEquals(100 * 2 / 3.0, scores.values().get("uuas"), 1e-9);
    // The ranks in the rows of c and d; in the other three nothing differs.
    double c = correlation(new double[] {3.5, 2, 1, 3.5, 5}, new double[] {4, 3, 1, 2, 5});
    double d = correlation(new double[] {4.5, 2.5, 4.5, 1, 2.5}, new double[] {5, 3.5, 2, 1, 3.5});
    assertEquals((3 + c + d) / 5, scores.values().get("dspr"), 1e-9);
  }

  private static double correlation(double[] x, double[] y) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - 3) * (y[i] - 3);
      xx += (x[i] - 3) * (x[i] - 3);
      yy += (y[i] - 3) * (y[i] - 3);
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void lengthsCountAlikeHoweverManySentencesTheyHave() {
    ProbeScores scores = new ProbeScores();
    Sentence six = sentence(List.of("a", "b", "c", "d", "e", "f"), 0, 1, 2, 3, 4, 5);
    int[][] gold = TreeDistances.of(six);
    double[][] constant = new double[6][6];
    for (int i = 0; i < 3; i++) {
      scores.add(six, constant, gold);
    }
    double[][] right = doubles(TreeDistances.of(SENTENCE));
    scores.add(SENTENCE, right, TreeDistances.of(SENTENCE));
    Sentence short4 = sentence(List.of("a", "b", "c", "d"), 0, 1, 2, 3);
    scores.add(short4, new double[4][4], TreeDistances.of(short4));
    assertEquals(0.5, scores.values().get("dspr"), 1e-12);
  }

  private static double[][] doubles(int[][] values) {
    double[][] doubles = new double[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        doubles[i][j] = values[i][j];
      }
    }
    return doubles;
  }

  @Test
  void tagsSayWhatIsPunctuation() {
    Sentence plain = new Sentence(List.of("Mr.", "...", "7"), "", Optional.empty());
    assertArrayEquals(new boolean[] {false, true, false}, ProbeScores.marks(plain));
    Sentence own = plain.with(Sentence.XPOS, List.of("NNP", ":", "CD"));
    assertArrayEquals(new boolean[] {false, true, false}, ProbeScores.marks(own));
    Sentence universal = own.with(Sentence.UPOS, List.of("PROPN", "SYM", "PUNCT"));
    assertArrayEquals(new boolean[] {false, false, true}, ProbeScores.marks(universal));
  }

  @Test
  void nothingIsScoredWhereThereIsNothing() {
    ProbeScores scores = new ProbeScores();
    Sentence one = sentence(List.of("a"), 0);
    scores.add(one, new double[1][1], TreeDistances.of(one));
    assertEquals(Map.of(), scores.values());
  }

  /**
   * A word as the sum of one unit vector for each arc above it: the squared distance of two words
   * is the number of arcs between them.
   */
  static double[][] embedded(Dependency tree) {
    int size = tree.heads().size();
    double[][] vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int at = i + 1; at != 0; at = tree.heads().get(at - 1)) {
        vectors[i][at - 1] = 1;
      }
    }
    return vectors;
  }

  @Test
  void treesThatAreEmbeddedExactlyAreFoundExactly() {
    ProbeScores scores = new ProbeScores();
    for (int i = 0; i < 50; i++) {
      Randomness random = Randomness.of(i);
      int size = 5 + (int) random.below(0, 12);
      List<String> words = new ArrayList<>();
      Integer[] heads = new Integer[size];
      for (int w = 0; w < size; w++) {
        words.add("w" + w);
        heads[w] = w == 0 ? 0 : 1 + (int) random.below(w, w);
      }
      Sentence sentence = sentence(words, heads);
      double[][] vectors = embedded((Dependency) sentence.tree().orElseThrow());
      double[][] distances = new double[size][size];
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          for (int k = 0; k < size; k++) {
            distances[a][b] += Math.pow(vectors[a][k] - vectors[b][k], 2);
          }
        }
      }
      scores.add(sentence, distances, TreeDistances.of(sentence));
    }
    assertEquals(100, scores.values().get("uuas"), 1e-9);
    assertEquals(1, scores.values().get("dspr"), 1e-9);
  }
}
