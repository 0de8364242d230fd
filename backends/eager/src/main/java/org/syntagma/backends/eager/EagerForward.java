package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Value;

final class EagerForward implements ForwardProgram {
  private final EagerNetwork network;
  private final Set<String> outputs;

  EagerForward(Network network, Set<String> outputs) {
    this.network = new EagerNetwork(network);
    this.outputs = Set.copyOf(outputs);
    this.network.require(outputs);
  }

  @Override
  public List<String> parameters() {
    return network.parameters();
  }

  @Override
  public Map<String, NDArray> run(
      Parameters parameters, Map<String, NDArray> inputs, Mode mode, NDManager owner) {
    NDManager scratch = owner.newSubManager();
    try {
      Run run = new Run(scratch, parameters, mode, outputs, Optional.empty());
      Map<String, Value> computed = network.apply(run, inputs);
      Map<String, NDArray> wanted = new LinkedHashMap<>();
      for (String name : outputs) {
        Value value = computed.get(name);
        NDArray array = value != null ? EagerValue.arrayOf(value) : run.taps.get(name);
        // An output may be a view of what others own; but gradients do not flow through copies.
        NDArray own = mode.training() ? array : array.duplicate();
        own.attach(owner);
        wanted.put(name, own);
      }
      return wanted;
    } finally {
      // What a backward pass reads must live until a tape has run it: as long as the outputs.
      if (!mode.training()) {
        scratch.close();
      }
    }
  }

  @Override
  public void close() {}
}
