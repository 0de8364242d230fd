package org.syntagma.runtime;

import java.util.List;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.ParsingTask;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.trained.OpenParser;
import org.syntagma.runtime.wiring.Planned;

/** A parser out of a checkpoint, with all that it runs on, which lives until it is closed. */
public final class LoadedParser implements OpenParser {
  private final LoadedModel model;
  private final Parser parser;
  private final DataSource source;

  private LoadedParser(LoadedModel model, Parser parser, DataSource source) {
    this.model = model;
    this.parser = parser;
    this.source = source;
  }

  /**
   * Makes a task's part of the model again, and restores it. Owns the model from then on, and
   * closes it if that fails.
   *
   * @param entry of a task that parses
   */
  static LoadedParser of(BlankModel made, Checkpoint checkpoint, Planned<TaskEntry> entry) {
    RestoredTask restored = RestoredTask.of(made, checkpoint, entry);
    try {
      Parser parser = ((ParsingTask) restored.task()).parser(restored.model().model());
      return new LoadedParser(restored.model(), parser, checkpoint.source());
    } catch (RuntimeException e) {
      Closing.after(e, List.of(restored.model()));
      throw e;
    }
  }

  @Override
  public List<Sentence> parse(List<Sentence> sentences) {
    return parser.parse(sentences);
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }

  /** What the parser runs on. */
  public Model model() {
    return model.model();
  }

  @Override
  public void close() {
    model.close();
  }
}
