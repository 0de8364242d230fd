package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
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
  private final Map<Variant, Compiled> compiled = new HashMap<>();

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
    return trainable(compiled(new Variant(false, false)));
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
    Compiled program = compiled(new Variant(mode.randomness().isPresent(), mode.recompute()));
    NDList results =
        program
            .module()
            .call(
                (PtNDManager) owner,
                "gradients",
                true,
                backend.operands(parameters.list(program.keys(Source.PARAMETER)), backend.narrow()),
                program.inputs(inputs),
                program.masks(mode, trace.dropouts(), backend.scratch(), owner),
                objectives.keySet().stream().mapToDouble(scales::get).toArray());
    backend.heap().tidy();
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

  private Compiled compiled(Variant variant) {
    return compiled.computeIfAbsent(variant, this::compile);
  }

  private Compiled compile(Variant variant) {
    Recording recording =
        Recording.gradients(
            backend.narrow(), variant.drops(), variant.recomputes(), taps, trainable);
    Map<String, Value> batch = new LinkedHashMap<>();
    reads.forEach(name -> batch.put(name, recording.input(name)));
    Map<String, Value> outputs = recording.widened(recording.apply(network));
    List<Value> losses = List.copyOf(sums(recording.wideOps(), outputs, batch).values());
    Script.Segments segments = recording.segments(losses);
    return Compiled.of(backend, segments.keys(), new GradientText(segments, trainable).methods());
  }

  private record Variant(boolean drops, boolean recomputes) {}

  @Override
  public void close() {
    compiled.values().forEach(Compiled::close);
  }
}
