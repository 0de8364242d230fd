package org.syntagma.runtime.trained;

import jakarta.inject.Inject;
import java.util.List;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

/**
 * The parser that a run has trained, as it was saved: it does not learn. It computes on the backend
 * of the run that asks for it, and finds a tree for every sentence.
 */
@Description("the parser that a run has trained")
public final class CheckpointParser implements Parser, AutoCloseable {
  private final CheckpointParserConfig config;
  private final OpenParser parser;

  @Inject
  CheckpointParser(CheckpointParserConfig config, SavedParsers parsers, Backend backend) {
    this.config = config;
    this.parser = parsers.open(config.path(), config.task(), backend);
  }

  @Override
  public List<Sentence> parse(List<Sentence> sentences) {
    return parser.parse(sentences);
  }

  /** Named by the path that was given, so that another checkpoint at the same path is noticed. */
  @Override
  public List<DataSource> sources() {
    return parser.sources().stream().map(source -> source.named(config.path().toString())).toList();
  }

  @Override
  public void close() {
    parser.close();
  }
}
