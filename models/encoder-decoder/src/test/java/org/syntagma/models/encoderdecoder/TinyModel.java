package org.syntagma.models.encoderdecoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/** A network with random parameters. */
final class TinyModel implements AutoCloseable {
  /** Far from the usual small values, so that no part's influence is lost in rounding. */
  private static final double NOISE = 0.3;

  final Backend backend;
  final Network network;
  final Parameters parameters;

  TinyModel(Network network) {
    this(network, new EagerBackend("PyTorch", "cpu"));
  }

  /** Closes the backend with the model. */
  TinyModel(Network network, Backend backend) {
    this.network = network;
    this.backend = backend;
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : Shapes.trace(network, Map.of()).parameters()) {
      Randomness randomness = Randomness.of(1).at(spec.path());
      float[] values = new float[Math.toIntExact(spec.shape().size())];
      spec.initializer().fill(values, spec.shape(), randomness);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (NOISE * randomness.at("noise").gaussian(i));
      }
      arrays.put(spec.path(), manager().create(values, spec.shape()));
    }
    parameters = new Parameters(arrays);
  }

  NDManager manager() {
    return backend.manager();
  }

  /** One output in inference. */
  NDArray run(String output, Map<String, NDArray> inputs) {
    try (ForwardProgram program = backend.forward(network, Set.of(output))) {
      return program.run(parameters, inputs, Mode.inference(), manager()).get(output);
    }
  }

  @Override
  public void close() {
    backend.close();
  }
}
