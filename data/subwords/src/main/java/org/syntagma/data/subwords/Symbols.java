package org.syntagma.data.subwords;

import java.util.List;
import org.syntagma.api.state.StateException;

/**
 * The names of the special symbols. What a file does not have is appended to its vocabulary, in
 * this order.
 *
 * @param begins whether a text that is continued begins with {@code begin}
 */
record Symbols(String pad, String begin, String end, String unknown, boolean begins) {
  /** The names of a vocabulary that is learned here. */
  static final Symbols OWN = new Symbols("<pad>", "<begin>", "<end>", "<unknown>", false);

  List<String> all() {
    return List.of(pad, begin, end, unknown);
  }

  static Symbols of(List<String> all, boolean begins) {
    if (all.size() != OWN.all().size()) {
      throw new StateException(
          "the state of a tokenizer names %d special symbols; expected pad, begin, end and unknown"
              .formatted(all.size()));
    }
    return new Symbols(all.get(0), all.get(1), all.get(2), all.get(3), begins);
  }
}
