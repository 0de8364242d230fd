package org.syntagma.data.oracle;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.syntagma.api.data.Text;

/**
 * A text of an oracle.
 *
 * @param text numbers parted by spaces
 * @param oracle who said it, and knows how probable others are
 */
record OracleText(String text, Oracle oracle) implements Text {
  static OracleText of(int[] numbers, Oracle oracle) {
    return new OracleText(
        Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" ")),
        oracle);
  }
}
