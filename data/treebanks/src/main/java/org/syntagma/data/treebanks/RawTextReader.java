package org.syntagma.data.treebanks;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.syntagma.toolkit.trees.Lines;
import org.syntagma.toolkit.trees.Lines.Line;
import org.syntagma.toolkit.trees.Rejected;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.TreebankReader;
import org.syntagma.toolkit.trees.words.RawText;

/**
 * Reads raw text as sentences without trees. A line that is not UTF-8 is rejected, and ends the
 * sentence before it; line ends and a byte-order mark are no faults in a text.
 */
final class RawTextReader implements TreebankReader {
  @Override
  public Treebank read(InputStream in) throws IOException {
    List<Line> lines = Lines.read(in).lines();
    List<Rejected> rejected =
        lines.stream()
            .flatMap(
                line ->
                    line.fault().stream().map(fault -> new Rejected(List.of(fault), line.text())))
            .toList();
    String text =
        lines.stream()
            .map(line -> line.fault().isPresent() ? "" : line.text())
            .collect(Collectors.joining("\n"));
    return new Treebank(RawText.sentences(text), List.of(), rejected);
  }
}
