package org.syntagma.tasks.languagemodel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer.Special;
import org.syntagma.api.random.Randomness;
import org.syntagma.tasks.languagemodel.LanguageModelConfig.Spans;

/**
 * For an encoder and a decoder: spans are cut out of the text, the encoder reads what is left, and
 * the decoder predicts the spans, in order (span corruption, Raffel 2020, section 3.1.4).
 *
 * <p>One symbol stands for every gap, and before every span: the begin symbol, which every
 * tokenizer has and no text has within. So a vocabulary needs no further symbols; gaps are told
 * apart by their order. Of "thank you for inviting me to your party" the encoder may read "thank
 * you BEGIN me to your BEGIN"; the decoder reads "BEGIN for inviting BEGIN party" and predicts "for
 * inviting BEGIN party END". Begin and end symbols of the text itself stay.
 *
 * @param context the greatest length of either part
 */
record SpanLayout(Special special, Spans spans, int context) implements Layout {
  private static final Randomness MEASURING = Randomness.of(0).at("measuring");

  @Override
  public Row row(int[] ids, Cut cut) {
    int from = from(ids);
    int length = length(ids);
    if (length < 2) {
      return new Row(new int[] {special.begin()}, new int[0], new int[0]);
    }
    int lost = lost(length);
    int gaps = gaps(length);
    Layout.check(Math.max(ids.length - lost + gaps, lost + gaps), context);
    // Different places among what is kept, so that no two gaps meet.
    int[] places = chosen(gaps, length - lost + 1, cut);
    int[] ends = chosen(gaps - 1, lost - 1, cut);
    IntStream.Builder source = IntStream.builder();
    IntStream.Builder targets = IntStream.builder();
    int at = 0;
    int gone = 0;
    for (int gap = 0; gap < gaps; gap++) {
      int begin = from + places[gap] + gone;
      Arrays.stream(ids, at, begin).forEach(source);
      source.add(special.begin());
      int until = gap < ends.length ? ends[gap] + 1 : lost;
      at = begin + until - gone;
      Arrays.stream(ids, begin, at).forEach(targets);
      targets.add(gap + 1 < gaps ? special.begin() : special.end());
      gone = until;
    }
    Arrays.stream(ids, at, ids.length).forEach(source);
    int[] predicted = targets.build().toArray();
    return new Row(source.build().toArray(), shifted(predicted), predicted);
  }

  /** Where what can be cut out begins: after a begin symbol. */
  private int from(int[] ids) {
    return ids.length > 0 && ids[0] == special.begin() ? 1 : 0;
  }

  /** How many ids can be cut out: those between the symbols. */
  private int length(int[] ids) {
    int from = from(ids);
    boolean ends = ids.length > from && ids[ids.length - 1] == special.end();
    return ids.length - from - (ends ? 1 : 0);
  }

  private int[] shifted(int[] targets) {
    int[] tokens = new int[targets.length];
    tokens[0] = special.begin();
    System.arraycopy(targets, 0, tokens, 1, targets.length - 1);
    return tokens;
  }

  /** So many different numbers below {@code bound}, in order (Floyd's algorithm). */
  private static int[] chosen(int count, int bound, Cut cut) {
    BitSet chosen = new BitSet(bound);
    for (int last = bound - count; last < bound; last++) {
      int number = cut.between(0, last);
      chosen.set(chosen.get(number) ? last : number);
    }
    return chosen.stream().toArray();
  }

  private int lost(int length) {
    return Math.max(1, Math.min(length - 1, (int) Math.round(length * spans.rate())));
  }

  private int gaps(int length) {
    int lost = lost(length);
    int most = Math.min(lost, length - lost + 1);
    return Math.max(1, Math.min(most, (int) Math.round(lost / spans.length())));
  }

  @Override
  public int used(int[] ids) {
    return length(ids) < 2 ? 0 : ids.length + 2 * gaps(length(ids));
  }

  /** Drawn, because spans in the middle of parts would not be those that were trained on. */
  @Override
  public Cut measuring(long index) {
    return Cut.drawn(MEASURING.at(index));
  }
}
