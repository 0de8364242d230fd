package org.syntagma.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines;
import org.syntagma.toolkit.trees.Lines.Line;
import org.syntagma.toolkit.trees.Rejected;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.conllu.ConlluReader;
import org.syntagma.toolkit.trees.words.RawText;

/**
 * Sentences that somebody wants parsed. What cannot be read is told whole, and nothing is parsed.
 *
 * @param file the standard input if empty
 */
record SentenceSource(Optional<Path> file) {
  private static final int TOLD = 10;

  String name() {
    return file.map(Path::toString).orElse("standard input");
  }

  boolean isConllu() {
    return name().endsWith(".conllu") || name().endsWith(".conllu.gz");
  }

  /** Of raw text, cut into sentences and words. */
  List<Sentence> text() {
    return RawText.sentences(lines().stream().map(Line::text).collect(Collectors.joining("\n")));
  }

  /** One of each line that is not blank. */
  List<Sentence> words() {
    return lines().stream()
        .map(line -> line.text().strip())
        .filter(text -> !text.isEmpty())
        .map(text -> new Sentence(List.of(text.split("\\s+")), text, Optional.empty()))
        .toList();
  }

  List<Sentence> conllu() {
    Treebank treebank = read(new ConlluReader()::read);
    requireNone(treebank.rejected().stream().map(Rejected::faults).flatMap(List::stream));
    return treebank.sentences();
  }

  private List<Line> lines() {
    List<Line> lines = read(Lines::read).lines();
    requireNone(lines.stream().flatMap(line -> line.fault().stream()));
    return lines;
  }

  private void requireNone(Stream<Fault> found) {
    List<String> faults = found.map(fault -> fault.in(name())).toList();
    if (!faults.isEmpty()) {
      int more = faults.size() - TOLD;
      throw new DataException(
          String.join("\n", faults.subList(0, Math.min(TOLD, faults.size())))
              + (more > 0 ? "\nand " + more + " more" : "")
              + "\nNothing was parsed: correct this, or take it out.");
    }
  }

  private interface Reading<T> {
    T of(InputStream in) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try (InputStream in = open()) {
      return reading.of(in);
    } catch (NoSuchFileException e) {
      throw new DataException(name() + ": there is no such file", e);
    } catch (IOException e) {
      throw new DataException(name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private InputStream open() throws IOException {
    if (file.isEmpty()) {
      return new Open(System.in);
    }
    InputStream in = Files.newInputStream(file.get());
    return name().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  /** Stays open: it is not ours to close. */
  private static final class Open extends FilterInputStream {
    private Open(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
