package org.syntagma.data.pairs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.LineReader;
import org.syntagma.toolkit.trees.Lines.Line;

/**
 * Joins the lines of a CSV file to records. After a quote that is wrong, the next record begins in
 * the line behind it, so that one such quote does not cost the rest of the file.
 */
final class CsvRecords {
  private final LineReader lines;
  private final char delimiter;
  private final int longest;
  private final Deque<Line> waiting = new ArrayDeque<>();

  /**
   * Joins nothing yet.
   *
   * @param longest how many characters a record may have
   */
  CsvRecords(LineReader lines, char delimiter, int longest) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.longest = longest;
  }

  /** The next record, under the number of its first line; empty at the end. */
  Optional<Line> next() throws IOException {
    List<Line> taken = new ArrayList<>();
    QuoteScan scan = new QuoteScan(delimiter);
    long length = 0;
    for (Optional<Line> next = line(); next.isPresent(); next = line()) {
      Line line = next.get();
      taken.add(line);
      if (line.fault().isPresent()) {
        return Optional.of(joined(taken, line.fault()));
      }
      Optional<String> wrong = scan.line(line.number(), line.text());
      if (wrong.isPresent()) {
        return Optional.of(broken(taken, new Fault(scan.opened(), wrong.get())));
      }
      if (!scan.isOpen()) {
        return Optional.of(joined(taken, Optional.empty()));
      }
      length += line.text().length() + 1;
      if (length > longest) {
        break;
      }
    }
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            broken(
                taken,
                new Fault(
                    scan.opened(),
                    "found a quote that begins a field here and is never closed; expected another quote at the end of the field")));
  }

  private Optional<Line> line() throws IOException {
    return waiting.isEmpty() ? lines.next() : Optional.of(waiting.removeFirst());
  }

  /** Gives up the lines up to that of the fault; the rest is read again. */
  private Line broken(List<Line> taken, Fault fault) {
    List<Line> lost = taken.stream().filter(line -> line.number() <= fault.line()).toList();
    for (int i = taken.size() - 1; i >= lost.size(); i--) {
      waiting.addFirst(taken.get(i));
    }
    return joined(lost, Optional.of(fault));
  }

  private static Line joined(List<Line> lines, Optional<Fault> fault) {
    String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    return new Line(lines.get(0).number(), text, fault);
  }
}
