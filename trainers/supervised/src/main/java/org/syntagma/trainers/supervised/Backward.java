package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Charge;
import org.syntagma.api.training.StageContext;
import org.syntagma.toolkit.training.GradientSum;

/**
 * The forward and backward passes of one update. Penalties that read a task's own batch share its
 * passes; each of the others has its own.
 */
final class Backward {
  private final Model model;
  private final StageContext stage;
  private final Penalties penalties;
  private final String place;

  /**
   * Creates it.
   *
   * @param place stage and update, for messages
   */
  Backward(Model model, StageContext stage, Penalties penalties, String place) {
    this.model = model;
    this.stage = stage;
    this.penalties = penalties;
    this.place = place;
  }

  /** Adds the gradients to {@code sum} and the losses to {@code tally}; closes the batches. */
  void run(
      Moment moment, List<MicroBatch> batches, boolean recompute, Tally tally, GradientSum sum) {
    Randomness dropout = stage.randomness().at("dropout").at(moment.update());
    List<Charge> tasks =
        IntStream.range(0, batches.size())
            .mapToObj(i -> batches.get(i).charge(mode(dropout.at(i), recompute)))
            .toList();
    Randomness randomness = stage.randomness().at("penalties").at(moment.update());
    List<List<Charged>> charged = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      charged.add(charged(batches.get(i), tasks.get(i), moment, randomness.at(i)));
    }
    charged.forEach(each -> each.forEach(tally::count));
    for (int i = 0; i < batches.size(); i++) {
      try (MicroBatch batch = batches.get(i)) {
        if (batch.batch().count() > 0) {
          learn(batch, tasks.get(i), charged.get(i), tally, sum);
        }
      }
    }
  }

  private static Mode mode(Randomness dropout, boolean recompute) {
    Mode mode = Mode.training(dropout);
    return recompute ? mode.recomputing() : mode;
  }

  private List<Charged> charged(
      MicroBatch batch, Charge task, Moment moment, Randomness randomness) {
    if (batch.batch().count() == 0 || penalties.isEmpty()) {
      return List.of();
    }
    Samples samples = new Samples(model, stage, randomness.at("samples"));
    Asked asked = new Asked(model, task, moment, randomness, samples);
    return stage.timed("penalties", () -> penalties.charge(batch.task().name(), asked, place));
  }

  private void learn(
      MicroBatch batch, Charge task, List<Charged> charged, Tally tally, GradientSum sum) {
    String name = batch.task().name();
    List<Term> terms = new ArrayList<>();
    terms.add(batch.term(tally.count(name)));
    Map<String, NDArray> arrays = new HashMap<>(task.batch().arrays());
    List<Charged> others = new ArrayList<>();
    for (Charged each : charged) {
      if (each.shares(task) && agree(arrays, each.charge().batch().arrays())) {
        Term term = each.of(tally.countOf(each.by()));
        penalties.tryAlone(model, each, term);
        terms.add(term);
        arrays.putAll(each.charge().batch().arrays());
      } else {
        others.add(each);
      }
    }
    Batch all = task.batch().with(arrays);
    Map<String, Double> losses =
        new HashMap<>(learn(() -> model.gradients(all, terms, task.mode()), sum));
    for (Charged each : others) {
      Term alone = each.of(tally.countOf(each.by()));
      losses.putAll(learn(() -> penalties.learn(model, each, alone), sum));
    }
    tally.add(name, losses.get(name));
    // A model that has run away takes its penalties with it: then the task tells.
    if (Double.isFinite(losses.get(name))) {
      charged.forEach(each -> tally.add(each.by(), each.value(losses.get(each.term()))));
    }
  }

  /** Whether arrays of one name are one and the same. */
  private static boolean agree(Map<String, NDArray> some, Map<String, NDArray> others) {
    return others.entrySet().stream()
        .allMatch(array -> some.getOrDefault(array.getKey(), array.getValue()) == array.getValue());
  }

  private Map<String, Double> learn(Supplier<Gradients> passes, GradientSum sum) {
    Gradients gradients = stage.timed("forward and backward", passes);
    stage.timed("accumulation", () -> sum.add(gradients.arrays()));
    return gradients.losses();
  }
}
