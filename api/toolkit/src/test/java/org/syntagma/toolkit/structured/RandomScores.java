package org.syntagma.toolkit.structured;

import java.util.Arrays;
import org.syntagma.api.random.Randomness;

/** Scores for tests. Multiples of 1/64, so that finite differences are exact in float32. */
final class RandomScores {
  private RandomScores() {}

  static PairScores arcs(int seed, double scale, int... lengths) {
    return of(seed, scale, 1, lengths);
  }

  static PairScores of(int seed, double scale, int labels, int... lengths) {
    Randomness randomness = Randomness.of(seed);
    int width = Arrays.stream(lengths).max().orElse(0) + 1;
    float[] values = new float[lengths.length * width * width * labels];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(64 * scale * randomness.gaussian(i)) / 64f;
    }
    return new PairScores(values, width, labels, lengths);
  }

  /** Forbids each part with a probability of {@code rate}, but none of {@code spared}. */
  static PairScores forbid(PairScores scores, int seed, double rate, int[] spared) {
    Randomness randomness = Randomness.of(seed);
    float[] values = scores.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (randomness.uniform(i) < rate) {
        values[i] = Float.NEGATIVE_INFINITY;
      }
    }
    for (int part : spared) {
      values[part] = scores.values()[part];
    }
    return scores.with(values);
  }

  static PairScores add(PairScores scores, int part, float difference) {
    float[] values = scores.values().clone();
    values[part] += difference;
    return scores.with(values);
  }

  /** The one sentence of {@code scores}, {@code count} times. */
  static PairScores repeat(PairScores scores, int count) {
    float[] one = scores.values();
    float[] values = new float[count * one.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(one, 0, values, i * one.length, one.length);
    }
    int[] lengths = new int[count];
    Arrays.fill(lengths, scores.length(0));
    return new PairScores(values, scores.length(0) + 1, scores.labels(), lengths);
  }
}
