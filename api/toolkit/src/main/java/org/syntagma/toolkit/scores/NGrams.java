package org.syntagma.toolkit.scores;

/** The n-grams of one sequence, by their numbers in an {@link NGramTable}. */
final class NGrams {
  private final int[][] numbers;

  NGrams(int[][] numbers) {
    this.numbers = numbers;
  }

  /** How many n-grams of this order the sequence has. */
  int count(int order) {
    return numbers[order - 1].length;
  }

  /**
   * Raises limits to how often each n-gram comes here.
   *
   * @param limits by number; as long as the table's bound
   */
  void raise(int[] limits) {
    int[] seen = new int[limits.length];
    for (int[] places : numbers) {
      for (int number : places) {
        seen[number]++;
        limits[number] = Math.max(limits[number], seen[number]);
      }
    }
  }

  /**
   * How many n-grams of each order are also elsewhere, each at most as often as its limit says.
   *
   * @param limits by number; as long as the table's bound
   * @return by order − 1
   */
  int[] matches(int[] limits) {
    int[] seen = new int[limits.length];
    int[] matches = new int[numbers.length];
    for (int n = 0; n < numbers.length; n++) {
      for (int number : numbers[n]) {
        seen[number]++;
        matches[n] += seen[number] <= limits[number] ? 1 : 0;
      }
    }
    return matches;
  }
}
