package org.syntagma.testkit.reference;

import java.util.Arrays;

/** Indices and shapes with places changed, taken out or put in. */
final class Index {
  private Index() {}

  static int[] with(int[] index, int axis, int value) {
    int[] changed = index.clone();
    changed[axis] = value;
    return changed;
  }

  static int[] without(int[] index, int axis) {
    int[] shorter = Arrays.copyOf(index, index.length - 1);
    System.arraycopy(index, axis + 1, shorter, axis, shorter.length - axis);
    return shorter;
  }

  static int[] insert(int[] index, int axis, int value) {
    int[] longer = Arrays.copyOf(index, index.length + 1);
    System.arraycopy(index, axis, longer, axis + 1, index.length - axis);
    longer[axis] = value;
    return longer;
  }

  static int[] swap(int[] index, int first, int second) {
    return with(with(index, first, index[second]), second, index[first]);
  }

  /** The last {@code count} places are dropped. */
  static int[] shorter(int[] index, int count) {
    return Arrays.copyOf(index, index.length - count);
  }

  static int[] append(int[] index, int... values) {
    int[] longer = Arrays.copyOf(index, index.length + values.length);
    System.arraycopy(values, 0, longer, index.length, values.length);
    return longer;
  }

  static int[] broadcast(int[] a, int[] b) {
    int[] longer = (a.length >= b.length ? a : b).clone();
    int[] other = a.length >= b.length ? b : a;
    for (int i = 0; i < other.length; i++) {
      int at = longer.length - other.length + i;
      longer[at] = longer[at] == 1 ? other[i] : longer[at];
    }
    return longer;
  }
}
