package org.syntagma.trainers.supervised;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TrainingException;
import org.syntagma.toolkit.training.GradientSum;
import org.syntagma.toolkit.training.Setbacks;

/**
 * One update: the gradients of Σ weight · loss / count over all micro-batches, clipping by their
 * global norm (Pascanu 2013), the optimizer's step. Nothing that is made here outlives it.
 */
final class UpdateStep {
  private final Model model;
  private final Optimizer optimizer;
  private final StageContext stage;
  private final long updates;
  private final Changes changes;
  private final Penalties penalties;
  private final Optional<Start> start;
  private final Setbacks setbacks;
  private final boolean severalLosses;
  private final boolean recompute;

  UpdateStep(
      Model model,
      Optimizer optimizer,
      StageContext stage,
      PretrainConfig config,
      Changes changes,
      Penalties penalties,
      Optional<Start> start,
      Setbacks setbacks,
      boolean severalLosses) {
    this.model = model;
    this.optimizer = optimizer;
    this.stage = stage;
    this.updates = config.updates();
    this.changes = changes;
    this.penalties = penalties;
    this.start = start;
    this.setbacks = setbacks;
    this.severalLosses = severalLosses;
    this.recompute = config.batch().recompute();
  }

  /**
   * Learns from {@code round}, or skips it where a loss or the gradient is not finite.
   *
   * @throws DataException if there is nothing to learn from it
   * @throws TrainingException if too many in a row were skipped
   */
  Progress run(long update, Round round) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      List<MicroBatch> batches = round.batches();
      Tally tally = new Tally(batches);
      double padding = padding(batches);
      if (tally.count() == 0) {
        throw new DataException(
            place(update) + "none of the examples has anything to predict: check the corpora");
      }
      List<Batch> read = setbacks.isNextTooMany() ? copies(batches, manager) : List.of();
      GradientSum sum = new GradientSum(model.backend(), manager);
      new Backward(model, stage, penalties, place(update))
          .run(new Moment(update, updates), batches, recompute, tally, sum);
      Map<String, Double> values = new LinkedHashMap<>(tally.report(severalLosses));
      Optional<String> fault = fault(tally).or(() -> move(update, sum, values));
      if (fault.isPresent()) {
        skip(update, fault.get(), batches, read);
        values.clear();
        values.put("skipped", (double) setbacks.all());
      } else {
        setbacks.over();
        penalties.found(tally.penalties());
      }
      if (padding > 0) {
        values.put("padding", padding);
      }
      return new Progress(update, updates, fault.isPresent() ? 0 : tally.count(), values);
    }
  }

  /** What the batches hold, which they do not keep. */
  private static List<Batch> copies(List<MicroBatch> batches, NDManager manager) {
    List<Batch> copies = new ArrayList<>();
    for (MicroBatch each : batches) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      each.batch()
          .arrays()
          .forEach(
              (name, array) -> {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                arrays.put(name, copy);
              });
      copies.add(Batch.of(manager, arrays, each.batch().count()));
    }
    return copies;
  }

  private static Optional<String> fault(Tally tally) {
    return tally.losses().entrySet().stream()
        .filter(loss -> !Double.isFinite(loss.getValue()))
        .map(loss -> "the loss of the task '%s' is %s".formatted(loss.getKey(), loss.getValue()))
        .findFirst();
  }

  /**
   * Counts it; if it is one too many, keeps what was read and tells where it stops being finite.
   *
   * @param read copies of the batches, if it is
   */
  private void skip(long update, String fault, List<MicroBatch> batches, List<Batch> read) {
    StringBuilder more = new StringBuilder();
    if (!read.isEmpty()) {
      more.append(attempt(() -> found(batches, read)));
      more.append(attempt(() -> kept(update, batches, read)));
    }
    stage.note(Note.warning(setbacks.add(place(update) + fault, more.toString())));
  }

  /** Whatever happens, people must learn of the fault itself. */
  private static String attempt(Supplier<String> saying) {
    try {
      return saying.get();
    } catch (RuntimeException e) {
      return ". Looking for more failed: " + e.getMessage();
    }
  }

  private String found(List<MicroBatch> batches, List<Batch> read) {
    return IntStream.range(0, read.size())
        .filter(i -> read.get(i).count() > 0)
        .mapToObj(i -> model.anomaly(read.get(i), batches.get(i).task().task().outputs()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(". Found: "::concat)
        .orElse("");
  }

  private String kept(long update, List<MicroBatch> batches, List<Batch> read) {
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (int i = 0; i < read.size(); i++) {
      String prefix = i + "." + batches.get(i).task().name() + ".";
      read.get(i).arrays().forEach((name, array) -> all.put(prefix + name, array));
    }
    return stage
        .keep("not-finite-%s-%d".formatted(stage.name(), update), all)
        .map(file -> ". What this update read is in " + file)
        .orElse("");
  }

  private static double padding(List<MicroBatch> batches) {
    return batches.stream().mapToDouble(batch -> batch.batch().padding()).average().orElse(0);
  }

  /** Moves the parameters, or tells what is wrong with the gradient. */
  private Optional<String> move(long update, GradientSum sum, Map<String, Double> values) {
    ParameterGroup group = sum.group(model.parameters());
    if (group.paths().isEmpty()) {
      throw new TrainingException(
          place(update)
              + "no parameter that may move has a gradient: unfreeze what the tasks depend on");
    }
    NDList gradients = sum.of(group);
    start.ifPresent(each -> each.pull(group, gradients));
    double norm = stage.timed("norm", () -> model.backend().norm(gradients));
    if (!Double.isFinite(norm)) {
      return Optional.of("the norm of the gradient is " + norm);
    }
    OptionalDouble clip = optimizer.clipNorm();
    double factor = clip.isPresent() && norm > clip.getAsDouble() ? clip.getAsDouble() / norm : 1;
    double rate = optimizer.schedule().at(update, updates);
    stage.timed(
        "optimizer",
        () ->
            byRate(group)
                .forEach(
                    (times, members) ->
                        step(group, gradients, members, factor, times * rate, update)));
    values.put("rate", rate);
    values.put("gradient-norm", norm);
    return Optional.empty();
  }

  /** The places in the group of the parameters that learn at so many times the rate. */
  private Map<Double, List<Integer>> byRate(ParameterGroup group) {
    return IntStream.range(0, group.paths().size())
        .boxed()
        .collect(groupingBy(i -> changes.rate(group.paths().get(i)), LinkedHashMap::new, toList()));
  }

  private void step(
      ParameterGroup group,
      NDList gradients,
      List<Integer> members,
      double factor,
      double rate,
      long update) {
    NDList arrays = new NDList(members.size());
    NDList theirs = new NDList(members.size());
    members.forEach(i -> arrays.add(group.arrays().get(i)));
    members.forEach(i -> theirs.add(gradients.get(i)));
    List<String> paths = members.stream().map(group.paths()::get).toList();
    ClippedGradients clipped = new ClippedGradients(theirs, factor);
    // Updates that were skipped are none to the optimizer.
    optimizer.step(new ParameterGroup(paths, arrays), clipped, rate, update - setbacks.all());
  }

  private String place(long update) {
    return "stage '" + stage.name() + "', update " + update + ": ";
  }
}
