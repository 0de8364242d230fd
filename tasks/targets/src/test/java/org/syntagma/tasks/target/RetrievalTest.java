package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Model;
import org.syntagma.tasks.target.TargetConfig.FormType;

class RetrievalTest {
  private static final Pairs PAIRS =
      Pairs.of("one", "eins", "two", "zwei", "three", "drei", "four", "vier");

  private final Bench bench = new Bench(Parts.words("one two three four eins zwei drei vier"));

  @AfterEach
  void close() {
    bench.close();
  }

  private static Target task() {
    return TestConfig.of(FormType.RETRIEVAL).task();
  }

  @Test
  void learnsToMatchPairsWithAndWithoutAnEncoder() {
    Target task = task();
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      double loss = new Pupil<>(model, task).learn(PAIRS.all(), 1e-2, 300);
      assertTrue(loss < 0.05, "loss " + loss);
      Map<String, Double> found = Bench.evaluate(task, model, PAIRS, 3).values();
      assertEquals(
          List.of("loss", "recall@1", "recall@5", "recall@10", "mrr"), List.copyOf(found.keySet()));
      assertEquals(1, found.get("recall@1"));
      assertEquals(1, found.get("mrr"));
    }
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    List<Pair> pairs =
        List.of(Pair.of("one", "eins"), Pair.of("two", "zwei"), Pair.of("three", "eins"));
    Target task = task();
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      Batch batch = bench.batch(task, model, pairs);
      assertEquals(3, batch.count());
      NDArray hidden = model.run(batch, task.outputs(), Mode.inference()).get("target");
      NDArray vectors = Pooling.of(hidden, batch.arrays().get("pooling"));
      bench.requireBothForms(task, model, batch, byHand(vectors));
    }
  }

  /** Pairs 0 and 2 have the same target, so neither is the other's rival. */
  private static double byHand(NDArray vectors) {
    double[][] logits = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        float[] source = vectors.get(2L * i).toFloatArray();
        float[] target = vectors.get(2L * j + 1).toFloatArray();
        boolean rival = i == j || i + j != 2;
        logits[i][j] = rival ? cosine(source, target) / 0.1 : Double.NEGATIVE_INFINITY;
      }
    }
    double loss = 0;
    for (int i = 0; i < 3; i++) {
      double row = 0;
      double column = 0;
      for (int j = 0; j < 3; j++) {
        row += Math.exp(logits[i][j]);
        column += Math.exp(logits[j][i]);
      }
      loss += (Math.log(row) + Math.log(column)) / 2 - logits[i][i];
    }
    return loss;
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double square = 0;
    double otherSquare = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      square += (double) one[i] * one[i];
      otherSquare += (double) other[i] * other[i];
    }
    return product / Math.sqrt(square * otherSquare);
  }

  @Test
  void ranksAmongDifferentTargetsAndTiesAreLost() {
    Ranking ranking = new Ranking(4);
    try (NDManager manager = bench.backend.manager().newSubManager()) {
      // Sources and targets in turn. Cosines of the first source with x, y, z: 1, 0.8, 0.
      NDArray vectors =
          manager.create(
              new float[][] {
                {1, 0}, {1, 0}, {1, 0}, {0.8f, 0.6f}, {0, 1}, {0, 1}, {1, 0}, {0, 1}, {9, 9}, {9, 9}
              });
      List<Pair> pairs =
          Pairs.of("a", "x", "b", "y", "c", "z", "d", "z", "beyond", "the limit").all();
      ranking.add(pairs, vectors);
      Map<String, Double> found = ranking.metrics(manager);
      // Ranks 1, 2, 1, 3.
      assertEquals(0.5, found.get("recall@1"));
      assertEquals(1, found.get("recall@5"));
      assertEquals((1 + 0.5 + 1 + 1 / 3.0) / 4, found.get("mrr"), 1e-12);
      Ranking tied = new Ranking(4);
      tied.add(
          Pairs.of("a", "x", "b", "y").all(),
          manager.create(new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}}));
      assertEquals(0, tied.metrics(manager).get("recall@1"));
    }
  }
}
