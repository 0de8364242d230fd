package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.state.Snapshot;

/**
 * Reads the examples of update after update and makes batches of them. Which task a micro-batch is
 * of is drawn by rate from the update's own stream, so it does not depend on what was read before.
 */
final class Rounds {
  private final TaskList tasks;
  private final PretrainConfig config;
  private final Model model;
  private final Randomness draws;
  private final Randomness windows;
  private final Randomness contents;

  Rounds(TaskList tasks, PretrainConfig config, Model model, Randomness stage) {
    this.tasks = tasks;
    this.config = config;
    this.model = model;
    this.draws = stage.at("task");
    this.windows = stage.at("window");
    this.contents = stage.at("batch");
  }

  /** What {@code update} will learn from. */
  Round read(long update) {
    List<Portion<?>> portions = new ArrayList<>();
    boolean last = false;
    for (int i = 0; i < config.batch().accumulate() && !last; i++) {
      Portion<?> portion = tasks.draw(draws.at(update).uniform(i)).next(model, windows);
      last = portion.last();
      if (!portion.examples().isEmpty()) {
        portions.add(portion);
      }
    }
    if (update == 1 && portions.isEmpty()) {
      throw new DataException(
          "the stage's first corpus has no examples with anything to predict: give it data to learn"
              + " from");
    }
    Snapshot cursors = new Snapshot();
    tasks.saveCursors(cursors, model.backend().manager());
    return new Round(batches(portions, contents.at(update)), last, cursors);
  }

  private List<MicroBatch> batches(List<Portion<?>> portions, Randomness randomness) {
    List<MicroBatch> batches = new ArrayList<>();
    try {
      for (Portion<?> portion : portions) {
        NDManager own = model.backend().manager().newSubManager();
        batches.add(portion.batch(model, own, randomness.at(batches.size())));
      }
      return batches;
    } catch (RuntimeException e) {
      batches.forEach(MicroBatch::close);
      throw e;
    }
  }
}
