package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.FiniteDifferences;
import org.syntagma.testkit.reference.ReferenceRun;
import org.syntagma.testkit.reference.Tensor;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * A network with all that it runs on, in doubles and as arrays of a backend.
 *
 * @param batch what the network and the objectives read
 */
record Setting(Network network, Map<String, Tensor> parameters, Map<String, Given> batch) {
  /**
   * The network with the parameters that its initializers give.
   *
   * @param noise the deviation of normals that are added, so that no parameter is 0 or 1
   */
  static Setting of(Network network, Map<String, Given> batch, double noise) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    batch.forEach((name, given) -> shapes.put(name, Bridge.shape(given.values())));
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    for (ParameterSpec spec : Shapes.trace(network, shapes).parameters()) {
      Randomness randomness = Randomness.of(3).at(spec.path());
      float[] values = new float[Math.toIntExact(spec.shape().size())];
      spec.initializer().fill(values, spec.shape(), randomness);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (noise * randomness.at("noise").gaussian(i));
      }
      parameters.put(spec.path(), Bridge.tensor(values, spec.shape()));
    }
    return new Setting(network, parameters, batch);
  }

  Setting with(String name, Given array) {
    Map<String, Given> more = new LinkedHashMap<>(batch);
    more.put(name, array);
    return new Setting(network, parameters, more);
  }

  /** The outputs and taps that the definitions of the operations give. */
  Map<String, Tensor> outputs(Mode mode) {
    return run(parameters, mode).outputs(network);
  }

  /** The sum that the definitions of the operations give. */
  double loss(Objective objective, Mode mode) {
    return run(parameters, mode).loss(network, objective);
  }

  /** The gradients that finite differences of the definitions give. */
  Map<String, Tensor> gradients(Objective objective, Mode mode) {
    return FiniteDifferences.of(at -> run(at, mode).loss(network, objective), parameters);
  }

  /** What the batch has for objectives only. */
  List<String> beyondInputs() {
    Set<String> inputs = network.inputs().stream().map(Input::name).collect(Collectors.toSet());
    return batch.keySet().stream().filter(name -> !inputs.contains(name)).toList();
  }

  private ReferenceRun run(Map<String, Tensor> at, Mode mode) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    batch.forEach((name, given) -> inputs.put(name, given.values()));
    return new ReferenceRun(at, inputs, mode.randomness());
  }

  Parameters parameters(NDManager owner) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach((name, tensor) -> arrays.put(name, Bridge.floats(owner, tensor)));
    return new Parameters(arrays);
  }

  Map<String, NDArray> batch(NDManager owner) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    batch.forEach((name, given) -> arrays.put(name, Bridge.array(owner, given)));
    return arrays;
  }
}
