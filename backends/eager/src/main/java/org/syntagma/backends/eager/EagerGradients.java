package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;

final class EagerGradients implements GradientProgram {
  private final Backend backend;
  private final EagerNetwork network;
  private final Map<String, Objective> objectives;
  private final Set<String> taps;
  private final List<String> trainable;

  EagerGradients(
      Backend backend,
      Network network,
      Map<String, Objective> objectives,
      Set<String> taps,
      Predicate<String> trainable) {
    this.backend = backend;
    this.network = new EagerNetwork(network);
    this.network.require(taps);
    this.objectives = new LinkedHashMap<>(objectives);
    this.taps = Set.copyOf(taps);
    this.trainable = this.network.parameters().stream().filter(trainable).toList();
  }

  @Override
  public List<String> parameters() {
    return trainable;
  }

  @Override
  public Result run(
      Parameters parameters,
      Map<String, NDArray> inputs,
      Map<String, Double> scales,
      Mode mode,
      NDManager owner) {
    try (NDManager scratch = owner.newSubManager();
        Tape tape = backend.tape(parameters.list(trainable))) {
      Run run = new Run(scratch, parameters, mode, taps, Optional.empty());
      Map<String, Value> outputs = new LinkedHashMap<>(network.apply(run, inputs));
      run.taps.forEach((path, array) -> outputs.put(path, new EagerValue(array)));
      Map<String, Value> batch = run.enter(inputs);
      Map<String, Double> losses = new LinkedHashMap<>();
      NDArray total = run.number(0);
      for (Map.Entry<String, Objective> each : objectives.entrySet()) {
        String name = each.getKey();
        NDArray sum =
            EagerValue.arrayOf(each.getValue().sum(new EagerOps(run, ""), outputs, batch));
        losses.put(name, (double) sum.getFloat());
        total = sum.mul(run.number(scales.get(name))).add(total);
      }
      NDList arrays = tape.gradients(total);
      arrays.attach(owner);
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      for (int i = 0; i < trainable.size(); i++) {
        gradients.put(trainable.get(i), arrays.get(i));
      }
      return new Result(losses, gradients);
    }
  }

  @Override
  public void close() {}
}
