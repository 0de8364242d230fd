package org.syntagma.data.pairs;

import java.util.Optional;

/**
 * Follows the quotes of one CSV record from line to line, to know where the record ends. A quote
 * that does not begin its field is a character like others.
 */
final class QuoteScan {
  private static final char QUOTE = '"';

  private enum State {
    FIELD_BEGINS,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private final char delimiter;
  private State state = State.FIELD_BEGINS;
  private int opened;

  QuoteScan(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Whether the record goes on in the next line. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** The line of the last quote that opened a field. */
  int opened() {
    return opened;
  }

  /**
   * Follows one line.
   *
   * @return what is wrong, if anything
   */
  Optional<String> line(int number, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (state) {
        case FIELD_BEGINS -> {
          state = c == QUOTE ? State.QUOTED : c == delimiter ? state : State.PLAIN;
          opened = c == QUOTE ? number : opened;
        }
        case PLAIN -> state = c == delimiter ? State.FIELD_BEGINS : state;
        case QUOTED -> {
          if (c == QUOTE && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
            i++;
          } else {
            state = c == QUOTE ? State.CLOSED : state;
          }
        }
        case CLOSED -> {
          if (c == delimiter) {
            state = State.FIELD_BEGINS;
          } else if (!Character.isWhitespace(c)) {
            return Optional.of(
                "found '%s' in line %d after the quoted field that begins here; expected '%s' or the end of the row: write a quote inside quotes twice"
                    .formatted(c, number, delimiter));
          }
        }
      }
    }
    return Optional.empty();
  }
}
