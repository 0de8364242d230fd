package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Batch;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.Shapes;

/** Where a pass over a network stops being finite. */
final class Anomaly {
  private Anomaly() {}

  /** A network whose operations are all checked. */
  private static final class Checked implements Network {
    private final HeadedNetwork network;
    private CheckedOps.Log log;

    Checked(HeadedNetwork network) {
      this.network = network;
    }

    @Override
    public List<Input> inputs() {
      return network.inputs();
    }

    @Override
    public Map<String, Value> apply(Ops plain, Map<String, Value> inputs) {
      log = new CheckedOps.Log(plain);
      Ops adapted = AdaptedOps.of(plain, network.adapters());
      return network.computed(CheckedOps.of(adapted, log), inputs);
    }
  }

  /**
   * Looks for the first thing, in the order of computing, that is not a number; in words, or
   * nothing if the network's outputs are finite.
   *
   * @param network without what the outputs do not need
   * @param outputs of the network, taps among them
   */
  static Optional<String> find(
      HeadedNetwork network,
      Set<String> outputs,
      Backend backend,
      Parameters parameters,
      Batch batch) {
    for (Map.Entry<String, NDArray> parameter : parameters.asMap().entrySet()) {
      if (parameter.getValue().getDataType() == DataType.FLOAT32
          && !isFinite(parameter.getValue())) {
        return Optional.of(
            "the parameter '%s' is not finite itself, so the model had run away before"
                .formatted(parameter.getKey()));
      }
    }
    for (Map.Entry<String, NDArray> array : batch.arrays().entrySet()) {
      if (array.getValue().getDataType() == DataType.FLOAT32 && !isFinite(array.getValue())) {
        return Optional.of("the batch's '%s' is not finite".formatted(array.getKey()));
      }
    }
    return computed(new Checked(network), outputs, backend, parameters, batch);
  }

  private static boolean isFinite(NDArray array) {
    try (NDArray zeros = array.mul(0f);
        NDArray sum = zeros.sum()) {
      return !Float.isNaN(sum.toFloatArray()[0]);
    }
  }

  private static Optional<String> computed(
      Checked checked, Set<String> outputs, Backend backend, Parameters parameters, Batch batch) {
    Map<String, Shape> shapes = new HashMap<>();
    for (Input input : checked.inputs()) {
      shapes.put(input.name(), batch.arrays().get(input.name()).getShape());
    }
    Shapes.trace(checked, shapes);
    CheckedOps.Log log = checked.log;
    List<String> labels = log.labels();
    int[] numbers = IntStream.range(0, labels.size()).filter(log::isReal).toArray();
    Set<String> wanted = new TreeSet<>(outputs);
    for (int number : numbers) {
      wanted.add(CheckedOps.nan(number));
      wanted.add(CheckedOps.infinite(number));
    }
    try (ForwardProgram program = backend.forward(checked, wanted);
        NDManager manager = backend.manager().newSubManager()) {
      Map<String, NDArray> found =
          program.run(parameters, batch.arrays(), Mode.inference(), manager);
      if (outputs.stream().map(found::get).allMatch(Anomaly::isFinite)) {
        return Optional.empty();
      }
      Optional<String> infinite = Optional.empty();
      for (int number : numbers) {
        if (Float.isNaN(found.get(CheckedOps.nan(number)).toFloatArray()[0])) {
          return Optional.of(
              "the first operation that gives no number is "
                  + labels.get(number)
                  + infinite.map(earlier -> ", after an infinite one of " + earlier).orElse(""));
        }
        if (infinite.isEmpty()
            && Float.isNaN(found.get(CheckedOps.infinite(number)).toFloatArray()[0])) {
          infinite = Optional.of(labels.get(number));
        }
      }
      return infinite.map(first -> "the first operation that gives something infinite is " + first);
    }
  }
}
