package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

/** Forward, losses and backward in one call. */
final class PyTorchGradients implements GradientProgram {
  private final PyTorchBackend backend;
  private final Network network;
  private final Map<String, Objective> objectives;
  private final Set<String> taps;
  private final Set<String> reads = new LinkedHashSet<>();
  private final Predicate<String> trainable;
  private final Tracer tracer;
  private final Map<Boolean, Compiled> compiled = new HashMap<>();

  PyTorchGradients(
      PyTorchBackend backend,
      Network network,
      Map<String, Objective> objectives,
      Set<String> taps,
      List<String> batchInputs,
      Predicate<String> trainable) {
    this.backend = backend;
    this.network = network;
    Tracer.require(network, taps);
    this.objectives = new LinkedHashMap<>(objectives);
    this.taps = Set.copyOf(taps);
    this.trainable = trainable;
    network.inputs().forEach(input -> reads.add(input.name()));
    reads.addAll(batchInputs);
    this.tracer = new Tracer(network, this::losses, batchInputs);
  }

  /** Each objective's sum by name. */
  private Map<String, Value> losses(Ops ops, Map<String, Value> batch) {
    return sums(ops, Shapes.outputsAndTaps(network, ops, batch, taps), batch);
  }

  private Map<String, Value> sums(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Map<String, Value> sums = new LinkedHashMap<>();
    objectives.forEach((name, objective) -> sums.put(name, objective.sum(ops, outputs, batch)));
    return sums;
  }

  @Override
  public List<String> parameters() {
    return trainable(compiled(false));
  }

  private List<String> trainable(Compiled program) {
    return program.keys(Source.PARAMETER).stream().filter(trainable).toList();
  }

  @Override
  public Result run(
      Parameters parameters,
      Map<String, NDArray> inputs,
      Map<String, Double> scales,
      Mode mode,
      NDManager owner) {
    Trace trace = tracer.trace(inputs);
    Compiled program = compiled(mode.randomness().isPresent());
    NDList results =
        program
            .module()
            .call(
                (PtNDManager) owner,
                "gradients",
                true,
                backend.operands(parameters.list(program.keys(Source.PARAMETER)), backend.narrow()),
                program.inputs(inputs),
                program.masks(mode, trace.dropouts(), owner),
                objectives.keySet().stream().mapToDouble(scales::get).toArray());
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    List<String> paths = trainable(program);
    for (int i = 0; i < paths.size(); i++) {
      gradients.put(paths.get(i), results.get(i));
    }
    float[] sums = results.get(paths.size()).toFloatArray();
    Map<String, Double> losses = new LinkedHashMap<>();
    for (String name : objectives.keySet()) {
      losses.put(name, (double) sums[losses.size()]);
    }
    return new Result(losses, gradients);
  }

  private Compiled compiled(boolean drops) {
    return compiled.computeIfAbsent(drops, this::compile);
  }

  private Compiled compile(boolean drops) {
    Recording recording = Recording.gradients(backend.narrow(), drops, taps, trainable);
    Map<String, Value> batch = new LinkedHashMap<>();
    reads.forEach(name -> batch.put(name, recording.input(name)));
    Map<String, Value> outputs = recording.widened(recording.apply(network));
    Map<String, Value> losses = sums(recording.wideOps(), outputs, batch);
    Script.Body body = recording.script.body(List.copyOf(losses.values()));
    List<String> paths = body.keys(Source.PARAMETER);
    List<String> moving = paths.stream().filter(trainable).toList();
    List<Integer> places = moving.stream().map(paths::indexOf).toList();
    List<Integer> tables = new ArrayList<>();
    recording.lookups.forEach(
        (rows, path) -> {
          if (body.computes(rows)) {
            tables.add(moving.indexOf(path));
          }
        });
    return Compiled.of(
        backend.device(),
        body,
        LOSSES.formatted(body.text(), body.outputs()),
        GRADIENTS.formatted(places, tables));
  }

  private static final String LOSSES =
      """
        def losses(self: __torch__.M, parameter: List[Tensor], input: List[Tensor], mask: List[Tensor], rows: List[Tensor], places: List[Tensor]) -> List[Tensor]:
      %s    return [%s]
      """;

  private static final String GRADIENTS =
      """
        def gradients(self: __torch__.M, parameter: List[Tensor], input: List[Tensor], mask: List[Tensor], scales: List[float]) -> List[Tensor]:
          leaves = annotate(List[Tensor], [])
          for i in range(torch.len(parameter)):
            _0 = torch.append(leaves, torch.detach(parameter[i]))
          moving = annotate(List[Tensor], [])
          chosen = annotate(List[int], %s)
          for j in range(torch.len(chosen)):
            _1 = torch.append(moving, torch.requires_grad_(leaves[chosen[j]], True))
          rows = annotate(List[Tensor], [])
          places = annotate(List[Tensor], [])
          sums = (self).losses(leaves, input, mask, rows, places)
          total = torch.mul(sums[0], scales[0])
          for k in range(1, torch.len(scales)):
            total = torch.add(total, torch.mul(sums[k], scales[k]))
          results = (self).collect(total, moving, rows, places, annotate(List[int], %s))
          _2 = torch.append(results, torch.detach(torch.stack(sums)))
          return results
      """;

  @Override
  public void close() {
    compiled.values().forEach(Compiled::close);
  }
}
