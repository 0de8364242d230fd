package org.syntagma.data.text;

import java.util.Optional;

/**
 * A part of a text as token ids, on disk.
 *
 * @param tokens all ids in order
 * @param pieces for lines: where each piece is, as {@link Span#pack} packs it
 */
record Encoded(NumberFile tokens, Optional<NumberFile> pieces) {

  /**
   * Some of the tokens.
   *
   * @param length at most {@link TextConfig#MAXIMUM_CONTEXT} + 1
   */
  record Span(long from, int length) {
    private static final int LENGTH_BITS = 24;

    long pack() {
      return from << LENGTH_BITS | length;
    }

    static Span unpack(long packed) {
      return new Span(packed >>> LENGTH_BITS, (int) packed & ((1 << LENGTH_BITS) - 1));
    }
  }
}
