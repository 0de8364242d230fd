package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.Inputs;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

/** A network together with what a look at its shapes tells. */
final class EagerNetwork {
  private final Network network;
  private final Trace trace;

  EagerNetwork(Network network) {
    this.network = network;
    this.trace = Shapes.trace(network, Map.of());
  }

  List<String> parameters() {
    return trace.parameters().stream().map(ParameterSpec::path).toList();
  }

  void require(Set<String> outputs) {
    for (String name : outputs) {
      if (!trace.outputs().containsKey(name) && !trace.taps().containsKey(name)) {
        Set<String> known = new TreeSet<>(trace.outputs().keySet());
        known.addAll(trace.taps().keySet());
        throw new IllegalArgumentException(
            "the network has no output '" + name + "'; it has " + known);
      }
    }
  }

  Map<String, Value> apply(Run run, Map<String, NDArray> inputs) {
    Map<String, Value> values = run.enter(Inputs.of(network, inputs));
    return network.apply(new EagerOps(run, ""), values);
  }
}
