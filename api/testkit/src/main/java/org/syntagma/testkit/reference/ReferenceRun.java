package org.syntagma.testkit.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.shapes.DropoutNames;

/** One run of a program in doubles over a whole sequence. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReferenceRun {
  final Map<String, Tensor> parameters;
  final Optional<Randomness> randomness;
  final DropoutNames dropouts = new DropoutNames();

  /** The scan inside which operations are computed. */
  Optional<ReferenceScan> scan = Optional.empty();

  private final Map<String, Tensor> taps = new LinkedHashMap<>();
  private final Map<String, Tensor> inputs;

  /**
   * A run over given values.
   *
   * @param inputs the batch: inputs of the network and of objectives
   * @param randomness the stream of the dropout masks; dropout is off when empty
   */
  public ReferenceRun(
      Map<String, Tensor> parameters, Map<String, Tensor> inputs, Optional<Randomness> randomness) {
    this.parameters = parameters;
    this.inputs = inputs;
    this.randomness = randomness;
  }

  /** All outputs and taps by name. */
  public Map<String, Tensor> outputs(Network network) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    network
        .apply(new ReferenceOps(this, ""), Map.copyOf(inputs))
        .forEach((name, value) -> outputs.put(name, (Tensor) value));
    outputs.putAll(taps);
    return outputs;
  }

  public double loss(Network network, Objective objective) {
    Map<String, Value> outputs = Map.copyOf(outputs(network));
    Value sum = objective.sum(new ReferenceOps(this, ""), outputs, Map.copyOf(inputs));
    return ((Tensor) sum).at();
  }

  void tap(String path, Tensor value) {
    taps.put(path, value);
  }
}
