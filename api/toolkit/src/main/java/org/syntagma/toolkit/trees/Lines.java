package org.syntagma.toolkit.trees;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A text in lines that have lost what is harmless to lose: line ends and a byte-order mark.
 *
 * @param lines in order
 * @param repaired faults of the text that no longer show in the lines
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Lines(List<Line> lines, List<Fault> repaired) {
  // The longest array that every JVM makes.
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; each byte that is not UTF-8 is a lone surrogate, U+DC00 and the
   *     byte
   * @param fault if there are such bytes
   */
  public record Line(int number, String text, Optional<Fault> fault) {}

  public Lines {
    lines = List.copyOf(lines);
    repaired = List.copyOf(repaired);
  }

  /** Reads to the end. */
  public static Lines read(InputStream in) throws IOException {
    LineReader reader = new LineReader(in, LONGEST);
    List<Line> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }
    return new Lines(lines, reader.repaired());
  }
}
