package org.syntagma.data.pairs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines.Line;
import org.syntagma.toolkit.trees.Rejected;

/** What is found in one file: pairs, which go on to where they are kept, and what is none. */
final class Rows {
  /** Where pairs are kept. */
  @FunctionalInterface
  interface Sink {
    void add(Pair pair);
  }

  /** Makes a pair of what it knows. */
  @FunctionalInterface
  interface Maker {
    Pair pair() throws Misfit;
  }

  /** Makes a pair of a row's text. */
  @FunctionalInterface
  interface Parser {
    Pair pair(String text) throws Misfit;
  }

  // In characters: what is rejected is in memory until the file's digest names its record.
  private static final long MOST = 1L << 26;
  private static final int OVERHEAD = 100;

  private final Path file;
  private final Sink sink;
  private final int enough;
  private final List<Rejected> rejected = new ArrayList<>();
  private long size;
  private long kept;

  /**
   * Has found nothing yet.
   *
   * @param enough how many faults are worth looking for
   */
  Rows(Path file, Sink sink, int enough) {
    this.file = file;
    this.sink = sink;
    this.enough = enough;
  }

  long kept() {
    return kept;
  }

  List<Rejected> rejected() {
    return rejected;
  }

  /** Whether so much is wrong that there is no use in reading on. */
  boolean isFull() {
    return rejected.size() >= enough;
  }

  /** Takes a whole line, which may have bytes that are not UTF-8. */
  void line(Line line, Parser parser) {
    if (line.fault().isPresent()) {
      reject(new Rejected(List.of(line.fault().get()), line.text()));
    } else {
      row(line.number(), line::text, () -> parser.pair(line.text()));
    }
  }

  /**
   * Takes a row.
   *
   * @param line where it begins, from 1
   * @param text asked for only if the row is no pair
   */
  void row(int line, Supplier<String> text, Maker maker) {
    try {
      Pair pair = maker.pair();
      check(pair);
      sink.add(pair);
      kept++;
    } catch (Misfit e) {
      reject(line, text.get(), e.getMessage());
    }
  }

  void reject(int line, String text, String message) {
    reject(new Rejected(List.of(new Fault(line, message)), text));
  }

  /** A fault for which there is no use in reading the rest. */
  DataException fatal(int line, String message) {
    return new DataException(new Fault(line, message).in(file.toString()));
  }

  private void reject(Rejected row) {
    rejected.add(row);
    size += OVERHEAD + row.text().length();
    if (size > MOST) {
      String first = rejected.get(0).faults().get(0).in(file.toString());
      throw new DataException(
          "%s: found %d faulty rows, which are too many to keep, the first being %s; expected a file in which few are: check the settings of the corpus"
              .formatted(file, rejected.size(), first));
    }
  }

  private static void check(Pair pair) throws Misfit {
    if (!(pair instanceof Preference preference)) {
      check("source", pair.source());
      check("target", pair.target());
      return;
    }
    if (!preference.source().isEmpty()) {
      check("prompt", preference.source());
    }
    check("chosen answer", preference.target());
    check("rejected answer", preference.rejected());
    if (preference.target().equals(preference.rejected())) {
      throw new Misfit(
          "found the same answer as chosen and as rejected; expected two different ones");
    }
  }

  private static void check(String part, String text) throws Misfit {
    if (text.isBlank()) {
      throw new Misfit("found an empty %s; expected a text".formatted(part));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new Misfit(
            "found half of a surrogate pair (U+%04X) in the %s; expected whole characters"
                .formatted((int) c, part));
      }
    }
  }
}
