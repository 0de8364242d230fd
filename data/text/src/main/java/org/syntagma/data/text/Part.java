package org.syntagma.data.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.syntagma.data.text.TextConfig.Unit;

/**
 * A part of a text.
 *
 * @param name for messages: {@code training} or {@code held-out}
 * @param file where it is; {@link TextScan} has accepted it
 * @param sha256 of the file as stored
 * @param unit what is counted: lines that are not blank, or else characters
 * @param from the first of them
 * @param to the one after the last
 */
record Part(String name, TextFile file, String sha256, Unit unit, long from, long to) {

  /** How many lines, or else characters, a file has. */
  static long length(TextFile file, TextScan scan, Unit unit) {
    if (unit == Unit.WINDOW) {
      return scan.characters();
    }
    try (BufferedReader reader = new BufferedReader(file.reader())) {
      return lines(reader).count();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /**
   * The text in order: its lines without their ends, or else large chunks that together are the
   * text.
   */
  Iterable<String> pieces() {
    return () -> {
      try {
        return open();
      } catch (IOException e) {
        throw file.unreadable(e);
      }
    };
  }

  private Iterator<String> open() throws IOException {
    return unit == Unit.WINDOW
        ? new Chunks(file, from, to)
        : lines(new BufferedReader(file.reader())).skip(from).limit(to - from).iterator();
  }

  private static Stream<String> lines(BufferedReader reader) {
    return reader.lines().filter(line -> !line.isBlank());
  }
}
