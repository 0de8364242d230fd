package org.syntagma.toolkit.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.random.Randomness;

class PermutationTest {

  private static long[] order(long seed, int size) {
    return LongStream.range(0, size).map(new Permutation(Randomness.of(seed), size)::at).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 16, 17, 100, 255, 256, 257, 4097})
  void everyPlaceIsTakenOnce(int size) {
    long[] sorted = order(5, size);
    Arrays.sort(sorted);
    assertArrayEquals(LongStream.range(0, size).toArray(), sorted);
  }

  @Test
  void orderIsAPureFunctionOfTheStream() {
    assertArrayEquals(order(5, 1000), order(5, 1000));
    assertFalse(Arrays.equals(order(5, 1000), order(6, 1000)));
  }

  @Test
  void everyElementGoesEverywhereEquallyOften() {
    int size = 10;
    int draws = 20_000;
    int[][] counts = new int[size][size];
    for (int seed = 0; seed < draws; seed++) {
      long[] order = order(seed, size);
      for (int i = 0; i < size; i++) {
        counts[i][(int) order[i]]++;
      }
    }
    double p = 1.0 / size;
    double deviation = Math.sqrt(draws * p * (1 - p));
    for (int[] row : counts) {
      for (int count : row) {
        assertEquals(draws * p, count, 6 * deviation);
      }
    }
  }

  @Test
  void neighboursAreTornApart() {
    long[] order = order(5, 100_000);
    long near = 0;
    for (int i = 1; i < order.length; i++) {
      near += Math.abs(order[i] - order[i - 1]) < 1000 ? 1 : 0;
    }
    assertTrue(near < 3000, () -> "expected about 2,000 near neighbours");
  }

  @Test
  void hugeSizesNeedNoMemory() {
    long size = 1L << 40;
    Permutation permutation = new Permutation(Randomness.of(1), size - 3);
    assertTrue(LongStream.range(0, 1000).map(permutation::at).allMatch(i -> i < size - 3));
  }

  @Test
  void placesOutsideAreRefused() {
    Permutation permutation = new Permutation(Randomness.of(1), 3);
    assertThrows(IndexOutOfBoundsException.class, () -> permutation.at(3));
    assertThrows(IndexOutOfBoundsException.class, () -> permutation.at(-1));
  }
}
