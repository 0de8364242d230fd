package org.syntagma.data.treebanks;

import java.util.List;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

/**
 * Lets one thread in at a time: one may read what is trained on while another evaluates on what is
 * held out.
 */
final class LockedParser implements Parser {
  private final Parser parser;

  LockedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public synchronized List<Sentence> parse(List<Sentence> sentences) {
    return parser.parse(sentences);
  }

  @Override
  public List<DataSource> sources() {
    return parser.sources();
  }
}
