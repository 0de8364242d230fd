package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Models;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.PenaltyEntry;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;

/**
 * Teaches a trained model other tasks. Learns as {@link Pretrain} does, after it has changed the
 * model: frozen parameters, low-rank adaptation, symbols, dropout. Parameters may have rates of
 * their own and be pulled back to where they were. What the model had learned is measured before
 * and after.
 */
@Description("teaches a trained model other tasks, and measures what it forgets")
final class FineTune implements Trainer {
  private final Pretrain learning;

  @Inject
  FineTune(
      FineTuneConfig config,
      @Slot("tasks") @Description("at least one with a weight above 0") List<TaskEntry> tasks,
      @Slot("penalties") @Description("what is punished besides") List<PenaltyEntry> penalties,
      @Slot("optimizer") @Description("moves all trainable parameters") Optimizer optimizer,
      @Slot("evaluate.corpora")
          @Description(
              "by tasks' names: evaluated on instead of what the tasks' own corpora hold out")
          Map<String, Corpus<?>> evaluationCorpora,
      Backend backend,
      ThreadFactory threads) {
    learning =
        new Pretrain(
            config.plain(),
            config.changes(),
            tasks,
            penalties,
            optimizer,
            evaluationCorpora,
            backend,
            threads);
  }

  @Override
  public long updates() {
    return learning.updates();
  }

  @Override
  public Models prepare(Models models) {
    return learning.prepare(models);
  }

  @Override
  public boolean mayForget() {
    return true;
  }

  @Override
  public Models train(Models models, StageContext stage) {
    return learning.train(models, stage);
  }

  @Override
  public Map<String, Metrics> evaluate(Models models) {
    return learning.evaluate(models);
  }

  @Override
  public Map<String, Corpus<?>> evaluated() {
    return learning.evaluated();
  }

  @Override
  public void save(StateWriter out) {
    learning.save(out);
  }

  @Override
  public void load(StateReader in) {
    learning.load(in);
  }
}
