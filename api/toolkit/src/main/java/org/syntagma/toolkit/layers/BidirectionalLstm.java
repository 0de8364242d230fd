package org.syntagma.toolkit.layers;

import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Two layers of LSTM, one of which reads each row from its end, side by side (Graves and
 * Schmidhuber 2005). What a row gives does not depend on its padding.
 *
 * <p>Parameters under {@code forward} and {@code backward}.
 *
 * @param width of both together, even
 * @param dropout rate on the input, in [0, 1), with one mask for all positions (Gal and Ghahramani
 *     2016)
 */
public record BidirectionalLstm(int in, int width, double dropout) {
  public BidirectionalLstm {
    if (width % 2 != 0) {
      throw new IllegalArgumentException("width = " + width + ": must be even");
    }
  }

  /**
   * (batch, length, in) to (batch, length, width). What is inside can be recomputed.
   *
   * @param visible (batch, length), boolean: which positions are no padding; padding stands at the
   *     end of a row
   */
  public Value apply(Ops ops, Value x, Value visible) {
    return ops.recompute(() -> bothWays(ops, x, visible));
  }

  private Value bothWays(Ops ops, Value x, Value visible) {
    Lstm lstm = new Lstm(in, width / 2);
    Value kept = ops.dropout(x, dropout, 1);
    Value reversed = reversed(ops, visible);
    Value forward = lstm.apply(ops.at("forward"), kept);
    Value backward = lstm.apply(ops.at("backward"), ops.rows(kept, reversed));
    return ops.concat(-1, forward, ops.rows(backward, reversed));
  }

  /** Where each position of a row read from its end is taken from; padding stays. */
  private static Value reversed(Ops ops, Value visible) {
    Value places = ops.positions(visible);
    Value none = ops.sub(places, places);
    Value last = ops.unsqueeze(ops.max(ops.where(visible, places, none), 1), 1);
    return ops.where(ops.less(last, places), places, ops.sub(last, places));
  }
}
