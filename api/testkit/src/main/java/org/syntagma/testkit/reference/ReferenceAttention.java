package org.syntagma.testkit.reference;

import org.syntagma.api.ops.Mask;

/** Attention and rotary embedding, element by element. */
final class ReferenceAttention {
  private ReferenceAttention() {}

  static Tensor weights(Tensor query, Tensor key, int heads, Mask mask) {
    Tensor scores = scores(query, key, heads);
    Tensor visible =
        Tensor.generate(scores.shape(), i -> visible(i, query.size(1), key.size(1), mask) ? 1 : 0);
    Tensor masked =
        scores.zip(visible, (score, seen) -> seen == 1 ? score : Double.NEGATIVE_INFINITY);
    return Tensor.generate(
        scores.shape(), i -> Math.exp(masked.at(i) - Functions.logSumExp(masked.line(i, 3))));
  }

  static Tensor attend(Tensor query, Tensor key, Tensor value, int heads, Mask mask) {
    Tensor weights = weights(query, key, heads, mask);
    int size = query.size(2) / heads;
    return Tensor.generate(
        query.shape(),
        i -> {
          int head = i[2] / size;
          int column = group(head, heads, value, size) * size + i[2] % size;
          double sum = 0;
          for (int k = 0; k < key.size(1); k++) {
            sum += weights.at(i[0], head, i[1], k) * value.at(i[0], k, column);
          }
          return sum;
        });
  }

  static Tensor rotary(Tensor x, Tensor positions, int heads, double base) {
    int size = x.size(2) / heads;
    int half = size / 2;
    return Tensor.generate(
        x.shape(),
        i -> {
          int place = i[2] % size;
          int pair = place % half;
          int start = i[2] - place;
          double first = x.at(i[0], i[1], start + pair);
          double second = x.at(i[0], i[1], start + pair + half);
          double angle = positions.at(i[0], i[1]) * Math.pow(base, -2.0 * pair / size);
          return place < half
              ? first * Math.cos(angle) - second * Math.sin(angle)
              : second * Math.cos(angle) + first * Math.sin(angle);
        });
  }

  private static Tensor scores(Tensor query, Tensor key, int heads) {
    int size = query.size(2) / heads;
    return Tensor.generate(
        new int[] {query.size(0), heads, query.size(1), key.size(1)},
        i -> {
          int group = group(i[1], heads, key, size);
          double sum = 0;
          for (int c = 0; c < size; c++) {
            sum += query.at(i[0], i[2], i[1] * size + c) * key.at(i[0], i[3], group * size + c);
          }
          return sum / Math.sqrt(size);
        });
  }

  /** Neighbouring heads share a group. */
  private static int group(int head, int heads, Tensor key, int size) {
    int groups = key.size(2) / size;
    return head / (heads / groups);
  }

  private static boolean visible(int[] index, int queries, int keys, Mask mask) {
    boolean past = !mask.causal() || index[3] <= index[2] + keys - queries;
    return past
        && mask.visible().map(seen -> ((Tensor) seen).at(index[0], index[3]) == 1).orElse(true);
  }
}
