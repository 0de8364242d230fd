package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Pair;

/**
 * Where each source's target stands among the different targets of all pairs, sorted by cosine. Of
 * equal cosines the right one counts as the last.
 */
final class Ranking {
  private static final int[] CUTS = {1, 5, 10};
  private static final int AT_ONCE = 256;

  private final int limit;
  private final List<float[]> sources = new ArrayList<>();
  private final List<Integer> right = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<float[]> targets = new ArrayList<>();

  /**
   * Begins with nothing.
   *
   * @param limit the most pairs that are taken; later ones are passed over
   */
  Ranking(int limit) {
    this.limit = limit;
  }

  /**
   * Takes pairs.
   *
   * @param embeddings (2 · pairs, width) of length 1, each pair's source before its target
   */
  void add(List<Pair> pairs, NDArray embeddings) {
    float[] all = embeddings.toFloatArray();
    int width = (int) embeddings.getShape().get(1);
    for (int i = 0; i < pairs.size() && sources.size() < limit; i++) {
      sources.add(row(all, 2 * i, width));
      String target = pairs.get(i).target();
      if (numbers.putIfAbsent(target, targets.size()) == null) {
        targets.add(row(all, 2 * i + 1, width));
      }
      right.add(numbers.get(target));
    }
  }

  private static float[] row(float[] all, int row, int width) {
    return Arrays.copyOfRange(all, row * width, (row + 1) * width);
  }

  /** {@code recall@1}, {@code recall@5}, {@code recall@10}, {@code mrr}. */
  Map<String, Double> metrics(NDManager manager) {
    int[] ranks = ranks(manager);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int cut : CUTS) {
      long found = Arrays.stream(ranks).filter(rank -> rank <= cut).count();
      metrics.put("recall@" + cut, (double) found / ranks.length);
    }
    metrics.put("mrr", Arrays.stream(ranks).mapToDouble(rank -> 1.0 / rank).average().orElse(0));
    return metrics;
  }

  private int[] ranks(NDManager manager) {
    NDArray among = matrix(targets, manager).transpose();
    int[] ranks = new int[sources.size()];
    for (int from = 0; from < ranks.length; from += AT_ONCE) {
      int to = Math.min(ranks.length, from + AT_ONCE);
      try (NDArray some = matrix(sources.subList(from, to), manager);
          NDArray cosines = some.matMul(among)) {
        float[] each = cosines.toFloatArray();
        for (int i = from; i < to; i++) {
          ranks[i] = rank(each, (i - from) * targets.size(), right.get(i));
        }
      }
    }
    return ranks;
  }

  private int rank(float[] cosines, int offset, int target) {
    int rank = 1;
    for (int i = 0; i < targets.size(); i++) {
      if (i != target && !(cosines[offset + i] < cosines[offset + target])) {
        rank++;
      }
    }
    return rank;
  }

  private static NDArray matrix(List<float[]> rows, NDManager manager) {
    int width = rows.get(0).length;
    float[] all = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * width, width);
    }
    return manager.create(all, new Shape(rows.size(), width));
  }
}
