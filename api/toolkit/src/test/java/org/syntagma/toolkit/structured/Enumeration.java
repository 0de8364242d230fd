package org.syntagma.toolkit.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All trees of short sentences, from the definitions alone. */
final class Enumeration {
  private Enumeration() {}

  /** Every choice of heads from which each word reaches the root. */
  static List<int[]> dependencies(int length, Roots roots, boolean projective) {
    return choices(length).stream()
        .filter(heads -> IntStream.rangeClosed(1, length).allMatch(w -> descends(w, 0, heads)))
        .filter(
            heads -> roots == Roots.MANY || IntStream.of(heads).filter(h -> h == 0).count() == 1)
        .filter(heads -> !projective || yieldsAreUnbroken(heads))
        .toList();
  }

  /** Every choice of heads, trees or not. */
  static List<int[]> choices(int length) {
    List<int[]> choices = new ArrayList<>();
    int count = (int) Math.pow(length + 1, length);
    for (int code = 0; code < count; code++) {
      int[] heads = new int[length];
      int rest = code;
      for (int i = 0; i < length; i++) {
        heads[i] = rest % (length + 1);
        rest /= length + 1;
      }
      choices.add(heads);
    }
    return choices;
  }

  private static boolean descends(int word, int ancestor, int[] heads) {
    int above = word;
    for (int steps = 0; steps <= heads.length && above != 0; steps++) {
      if (above == ancestor) {
        return true;
      }
      above = heads[above - 1];
    }
    return above == ancestor;
  }

  private static boolean yieldsAreUnbroken(int[] heads) {
    return IntStream.rangeClosed(1, heads.length)
        .allMatch(
            word -> {
              int[] yield =
                  IntStream.rangeClosed(1, heads.length)
                      .filter(other -> descends(other, word, heads))
                      .toArray();
              return yield[yield.length - 1] - yield[0] == yield.length - 1;
            });
  }

  /** Every labelled binary tree over the words from {@code start} to {@code end}. */
  static List<List<Span>> binary(int start, int end, int labels) {
    List<List<Span>> below = new ArrayList<>();
    if (end == start + 1) {
      below.add(List.of());
    }
    for (int middle = start + 1; middle < end; middle++) {
      List<List<Span>> rights = binary(middle, end, labels);
      for (List<Span> left : binary(start, middle, labels)) {
        for (List<Span> right : rights) {
          List<Span> both = new ArrayList<>(left);
          both.addAll(right);
          below.add(both);
        }
      }
    }
    List<List<Span>> trees = new ArrayList<>();
    for (int label = 0; label < labels; label++) {
      for (List<Span> spans : below) {
        List<Span> tree = new ArrayList<>();
        tree.add(new Span(start, end, label));
        tree.addAll(spans);
        trees.add(tree);
      }
    }
    return trees;
  }

  /** What {@link TreeDistribution#infer} should say of a batch of one sentence with these trees. */
  static <T> Inference infer(PairScores scores, List<T> trees, Function<T, int[]> parts) {
    double[] totals = trees.stream().mapToDouble(tree -> sum(scores, parts.apply(tree))).toArray();
    double highest =
        IntStream.range(0, totals.length).mapToDouble(i -> totals[i]).max().orElseThrow();
    double z = 0;
    for (double total : totals) {
      z += Math.exp(total - highest);
    }
    double[] marginals = new double[scores.values().length];
    for (int i = 0; i < totals.length; i++) {
      for (int part : parts.apply(trees.get(i))) {
        marginals[part] += Math.exp(totals[i] - highest) / z;
      }
    }
    float[] rounded = new float[marginals.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) marginals[i];
    }
    return new Inference(new double[] {highest + Math.log(z)}, rounded);
  }

  static double sum(PairScores scores, int[] parts) {
    return IntStream.of(parts).mapToDouble(part -> scores.values()[part]).sum();
  }
}
