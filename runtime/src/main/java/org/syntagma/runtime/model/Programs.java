package org.syntagma.runtime.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Program;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * A network's programs, each compiled when it is first asked for. The backend gets names in sorted
 * order, so that a program does not depend on the process that compiles it.
 */
final class Programs implements AutoCloseable {
  private final Backend backend;
  private final Composition network;
  private final Predicate<String> trainable;
  private final Map<Object, Program> compiled = new HashMap<>();
  private boolean closed;

  Programs(Backend backend, Composition network, Predicate<String> trainable) {
    this.backend = backend;
    this.network = network;
    this.trainable = trainable;
  }

  private record ForwardKey(Set<String> outputs, Set<String> shifts) {}

  private record GradientKey(
      Map<String, Objective> objectives, Set<String> outputs, Set<String> arrays) {}

  private record StepwiseKey(String stepped, String output) {}

  /**
   * A program for some outputs.
   *
   * @param arrays the names of all that the batch has
   */
  ForwardProgram forward(Set<String> outputs, Set<String> arrays) {
    return compiled(
        new ForwardKey(Set.copyOf(outputs), ShiftedNetwork.shifts(arrays)),
        ForwardProgram.class,
        () ->
            backend.forward(
                ShiftedNetwork.of(network.only(outputs), arrays), new TreeSet<>(outputs)));
  }

  /**
   * Without the heads that {@code outputs} do not need: a head that did nothing has no gradient,
   * and must not be moved by its momentum or its decay.
   *
   * @param arrays the names of all that the batch has
   */
  GradientProgram gradients(
      SortedMap<String, Objective> objectives, Set<String> outputs, Set<String> arrays) {
    return compiled(
        new GradientKey(Map.copyOf(objectives), Set.copyOf(outputs), Set.copyOf(arrays)),
        GradientProgram.class,
        () ->
            gradients(
                ShiftedNetwork.of(network.only(outputs), arrays), objectives, outputs, arrays));
  }

  private GradientProgram gradients(
      Network needed,
      SortedMap<String, Objective> objectives,
      Set<String> outputs,
      Set<String> arrays) {
    Set<String> batchInputs = new TreeSet<>(arrays);
    needed.inputs().stream().map(Input::name).forEach(batchInputs::remove);
    Set<String> taps = new TreeSet<>(outputs);
    taps.removeAll(Shapes.trace(needed, Map.of()).outputs().keySet());
    return backend.gradients(needed, objectives, taps, List.copyOf(batchInputs), moving(outputs));
  }

  /** The trainable parameters that losses over {@code outputs} can move. */
  Predicate<String> moving(Set<String> outputs) {
    return trainable.and(network.moving(outputs));
  }

  /** Of the trunk alone: no step needs heads, and not every head can be computed step by step. */
  StepwiseProgram stepwise(String stepped, String output) {
    return compiled(
        new StepwiseKey(stepped, output),
        StepwiseProgram.class,
        () -> backend.stepwise(network.trunk(), stepped, output));
  }

  private <P extends Program> P compiled(Object key, Class<P> type, Supplier<P> compilation) {
    if (closed) {
      throw new IllegalStateException(
          "this model was closed or edited; an edited model replaces the one that it came from");
    }
    return type.cast(compiled.computeIfAbsent(key, absent -> compilation.get()));
  }

  @Override
  public void close() {
    closed = true;
    compiled.values().forEach(Program::close);
    compiled.clear();
  }
}
