package org.syntagma.tasks.languagemodel;

import java.util.Arrays;

/**
 * For a decoder alone: every id but the first is predicted from those before it.
 *
 * @param context the greatest number of predictions; the rest of a longer text is cut off
 */
record DecoderLayout(int context) implements Layout {
  @Override
  public Row row(int[] ids, Cut cut) {
    int length = used(ids.length);
    return new Row(
        new int[0],
        Arrays.copyOf(ids, length),
        length == 0 ? new int[0] : Arrays.copyOfRange(ids, 1, length + 1),
        Math.max(0, ids.length - 1 - length));
  }

  @Override
  public int used(int length) {
    return Math.max(0, Math.min(length - 1, context));
  }
}
