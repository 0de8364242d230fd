package org.syntagma.tasks.languagemodel;

import java.util.Arrays;

/**
 * For a decoder alone: every id but the first is predicted from those before it.
 *
 * @param context the greatest number of predictions
 */
record DecoderLayout(int context) implements Layout {
  @Override
  public Row row(int[] ids, Cut cut) {
    int length = used(ids);
    Layout.check(length, context);
    return new Row(
        new int[0],
        Arrays.copyOf(ids, length),
        length == 0 ? new int[0] : Arrays.copyOfRange(ids, 1, length + 1));
  }

  @Override
  public int used(int[] ids) {
    return Math.max(0, ids.length - 1);
  }
}
