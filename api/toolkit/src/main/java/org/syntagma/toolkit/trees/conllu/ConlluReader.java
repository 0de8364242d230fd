package org.syntagma.toolkit.trees.conllu;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines;
import org.syntagma.toolkit.trees.Lines.Line;
import org.syntagma.toolkit.trees.Rejected;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.TreebankReader;

/**
 * Reads CoNLL-U. A sentence's words are its syntactic words; multi-word tokens, empty nodes,
 * comments and enhanced dependencies stay in its source, from which {@link ConlluWriter} writes
 * them back. A sentence whose heads are all {@code _} has no tree.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConlluReader implements TreebankReader {
  @Override
  public Treebank read(InputStream in) throws IOException {
    Lines lines = Lines.read(in);
    Pass pass = new Pass(lines.repaired());
    lines.lines().forEach(pass::line);
    pass.end();
    return new Treebank(pass.sentences, pass.repaired, pass.rejected);
  }

  private static final class Pass {
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Fault> repaired;
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private final List<Line> block = new ArrayList<>();

    private Pass(List<Fault> repaired) {
      this.repaired = new ArrayList<>(repaired);
    }

    private void line(Line line) {
      if (!line.text().isBlank() || isEmptyRow(line.text())) {
        block.add(line);
        return;
      }
      if (!line.text().isEmpty()) {
        repaired.add(
            new Fault(line.number(), "found a line of white space; expected an empty one"));
      }
      end();
    }

    /** Whether tabs part columns that are all empty. */
    private static boolean isEmptyRow(String blank) {
      return blank.chars().filter(each -> each == '\t').count() > 1;
    }

    private void end() {
      if (!block.isEmpty()) {
        BlockParser parser =
            new BlockParser(block, text -> shared.computeIfAbsent(text, same -> same));
        Optional<Sentence> sentence = parser.sentence();
        sentence.ifPresentOrElse(
            sentences::add, () -> rejected.add(new Rejected(parser.faults(), parser.source())));
        block.clear();
      }
    }
  }
}
