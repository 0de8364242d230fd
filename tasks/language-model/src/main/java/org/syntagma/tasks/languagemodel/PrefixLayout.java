package org.syntagma.tasks.languagemodel;

import java.util.Arrays;

/**
 * For an encoder and a decoder: the text is cut in two, the encoder reads the first part, and the
 * decoder predicts the second from the begin symbol on (prefix language modelling, Raffel 2020,
 * section 3.2). Both parts have at least one id, and each fits the context.
 *
 * @param begin the id that the decoder starts from
 * @param context the greatest length of either part
 */
record PrefixLayout(int begin, int context) implements Layout {
  @Override
  public Row row(int[] ids, Cut cut) {
    if (ids.length < 2) {
      return new Row(new int[] {begin}, new int[0], new int[0]);
    }
    Layout.check((ids.length + 1) / 2, context);
    int at = cut.between(Math.max(1, ids.length - context), Math.min(ids.length - 1, context));
    int[] targets = Arrays.copyOfRange(ids, at, ids.length);
    int[] tokens = new int[targets.length];
    tokens[0] = begin;
    System.arraycopy(targets, 0, tokens, 1, targets.length - 1);
    return new Row(Arrays.copyOf(ids, at), tokens, targets);
  }

  @Override
  public int used(int[] ids) {
    return ids.length < 2 ? 0 : ids.length;
  }
}
