package org.syntagma.api.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;

class InitializerTest {
  @Test
  void orthogonalRowsOrColumnsHaveTheGainAsTheirLengthAndAreAtRightAngles() {
    for (int[] size : new int[][] {{3, 7}, {7, 3}, {5, 5}, {64, 64}, {1, 4}}) {
      float[] values = new float[size[0] * size[1]];
      Initializer.orthogonal(1.5)
          .fill(values, new Shape(size[0], size[1]), Randomness.of(3).at(size[1]));
      boolean wide = size[0] <= size[1];
      int count = Math.min(size[0], size[1]);
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
          double sum = 0;
          for (int i = 0; i < Math.max(size[0], size[1]); i++) {
            sum +=
                wide
                    ? values[a * size[1] + i] * values[b * size[1] + i]
                    : values[i * size[1] + a] * values[i * size[1] + b];
          }
          assertEquals(a == b ? 2.25 : 0, sum, 1e-5);
        }
      }
    }
  }

  @Test
  void orthogonalNeedsAMatrix() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Initializer.orthogonal(1).fill(new float[3], new Shape(3), Randomness.of(1)));
  }
}
