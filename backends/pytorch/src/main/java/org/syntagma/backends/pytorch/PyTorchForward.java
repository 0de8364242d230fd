package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.shapes.Trace;

final class PyTorchForward implements ForwardProgram {
  private final PyTorchBackend backend;
  private final Network network;
  private final List<String> outputs;
  private final Tracer tracer;
  private final Map<Boolean, Compiled> compiled = new HashMap<>();

  PyTorchForward(PyTorchBackend backend, Network network, Set<String> outputs) {
    Tracer.require(network, outputs);
    this.backend = backend;
    this.network = network;
    this.outputs = outputs.stream().sorted().toList();
    this.tracer = new Tracer(network, network::apply, List.of());
  }

  @Override
  public List<String> parameters() {
    return compiled(false).keys(Source.PARAMETER);
  }

  @Override
  public Map<String, NDArray> run(
      Parameters parameters, Map<String, NDArray> inputs, Mode mode, NDManager owner) {
    Trace trace = tracer.trace(inputs);
    Compiled program = compiled(mode.randomness().isPresent());
    boolean taped = mode.training() && backend.narrow();
    NDList given = parameters.list(program.keys(Source.PARAMETER));
    NDList results =
        program
            .module()
            .call(
                (PtNDManager) owner,
                "run",
                mode.training(),
                taped ? given : backend.operands(given, backend.narrow()),
                program.inputs(inputs),
                program.masks(mode, trace.dropouts(), backend.scratch(), owner));
    backend.heap().tidy();
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      named.put(outputs.get(i), results.get(i));
    }
    return named;
  }

  private Compiled compiled(boolean drops) {
    return compiled.computeIfAbsent(drops, this::compile);
  }

  private Compiled compile(boolean drops) {
    Recording recording = Recording.outputs(backend.narrow(), drops, Set.copyOf(outputs));
    Map<String, Value> values = recording.widened(recording.apply(network));
    Script.Body body = recording.script.body(outputs.stream().map(values::get).toList());
    return Compiled.of(backend, body.keys(), RUN.formatted(body.text(), body.outputs()));
  }

  private static final String RUN =
      """
        def run(self: __torch__.M, parameter: List[Tensor], input: List[Tensor], mask: List[Tensor]) -> List[Tensor]:
      %s    return [%s]
      """;

  @Override
  public void close() {
    compiled.values().forEach(Compiled::close);
  }
}
