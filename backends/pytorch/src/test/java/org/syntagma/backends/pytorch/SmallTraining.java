package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * A network that learns sequences in which a token says much about the next, from the same start
 * and in the same order on every backend.
 */
final class SmallTraining implements AutoCloseable {
  static final Objective LANGUAGE =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get("logits"), batch.get("targets")));

  private static final int ROWS = 8;
  private static final int LENGTH = 24;

  final Backend backend;
  final Network network;
  final Parameters parameters;
  private final NDManager manager;
  private final GradientProgram program;
  private final Update update;
  private final Map<String, NDList> states;

  SmallTraining(Backend backend, Network network) {
    this.backend = backend;
    this.network = network;
    manager = backend.manager().newSubManager();
    parameters = parameters();
    program =
        backend.gradients(network, Map.of("loss", LANGUAGE), List.of("targets"), path -> true);
    update = backend.update(new AdamWRule(0.9, 0.99, 1e-8));
    states = Map.of("first", zeros(), "second", zeros());
  }

  private Parameters parameters() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : Shapes.trace(network, Map.of()).parameters()) {
      float[] values = new float[Math.toIntExact(spec.shape().size())];
      spec.initializer().fill(values, spec.shape(), Randomness.of(1).at(spec.path()));
      arrays.put(spec.path(), manager.create(values, spec.shape()));
    }
    return new Parameters(arrays);
  }

  private NDList zeros() {
    NDList zeros = new NDList();
    arrays().forEach(array -> zeros.add(manager.zeros(array.getShape())));
    return zeros;
  }

  NDList arrays() {
    return parameters.list(program.parameters());
  }

  NDManager scratch() {
    return manager.newSubManager();
  }

  /** The batch of an update: (8, 24) each; a row's last source tokens are padding. */
  Map<String, NDArray> batch(long number, NDManager owner) {
    Randomness random = Randomness.of(5).at(number);
    long[] tokens = new long[ROWS * LENGTH];
    long[] targets = new long[ROWS * LENGTH];
    long[] source = new long[ROWS * LENGTH];
    for (int i = 0; i < tokens.length; i++) {
      boolean fresh = i % LENGTH == 0 || random.below(2L * i, 4) == 0;
      tokens[i] =
          fresh
              ? random.below(2L * i + 1, SmallNetworks.VOCABULARY)
              : (tokens[i - 1] * 5 + 3) % SmallNetworks.VOCABULARY;
      targets[i] = (tokens[i] * 5 + 3) % SmallNetworks.VOCABULARY;
      source[i] = i % LENGTH < LENGTH - i / LENGTH ? targets[i] : 0;
    }
    Shape shape = new Shape(ROWS, LENGTH);
    Map<String, NDArray> batch = new LinkedHashMap<>();
    batch.put("targets", owner.create(targets, shape));
    for (Input input : network.inputs()) {
      batch.put(input.name(), owner.create(input.name().equals("source") ? source : tokens, shape));
    }
    return batch;
  }

  GradientProgram.Result gradients(long number, Mode mode, NDManager owner) {
    return program.run(
        parameters, batch(number, owner), Map.of("loss", 1.0 / (ROWS * LENGTH)), mode, owner);
  }

  /** One update; returns the loss for each token before it. */
  double learn(long number) {
    try (NDManager owner = scratch()) {
      GradientProgram.Result result =
          gradients(number, Mode.training(Randomness.of(9).at(number)), owner);
      NDList gradients = new NDList();
      program.parameters().forEach(path -> gradients.add(result.gradients().get(path)));
      Map<String, Double> scalars = Map.of("rate", 2e-3, "decay", 0.01, "update", (double) number);
      update.apply(arrays(), gradients, states, scalars, 1);
      return result.losses().get("loss") / (ROWS * LENGTH);
    }
  }

  @Override
  public void close() {
    update.close();
    program.close();
    manager.close();
  }
}
