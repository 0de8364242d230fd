package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.ScriptModule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

/**
 * One call per step; keys and values lie in arrays that are made once. In bfloat16 it computes
 * where {@link Bfloat16Hardware} is faster so.
 */
final class PyTorchStepwise implements StepwiseProgram {
  /** What computes in one precision. */
  private record Programs(Compiled first, Compiled step) {}

  private final PyTorchBackend backend;
  private final Network network;
  private final String stepped;
  private final String output;
  private final Map<Boolean, Programs> compiled = new ConcurrentHashMap<>();

  PyTorchStepwise(PyTorchBackend backend, Network network, String stepped, String output) {
    Tracer.require(network, Set.of(output));
    this.backend = backend;
    this.network = network;
    this.stepped = stepped;
    this.output = output;
  }

  private Programs programs(boolean narrow) {
    return compiled.computeIfAbsent(narrow, this::compile);
  }

  private Programs compile(boolean narrow) {
    Recording steps = Recording.steps(Recording.Kind.STEP, narrow, Set.of(output));
    Script.Body body = steps.script.body(List.of(steps.widened(steps.apply(network)).get(output)));
    Compiled step = Compiled.of(backend, body.keys(), STEP.formatted(body.text(), body.outputs()));
    Recording once = Recording.steps(Recording.Kind.FIRST, narrow, Set.of());
    once.apply(network);
    List<Value> kept = step.keys(Source.ONCE).stream().map(once.named::get).toList();
    Script.Body before = once.script.body(kept);
    Compiled first =
        Compiled.of(backend, before.keys(), FIRST.formatted(before.text(), before.outputs()));
    return new Programs(first, step);
  }

  private static final String FIRST =
      """
        def first(self: __torch__.M, parameter: List[Tensor], input: List[Tensor]) -> List[Tensor]:
      %s    return annotate(List[Tensor], [%s])
      """;

  private static final String STEP =
      """
        def step(self: __torch__.M, parameter: List[Tensor], input: List[Tensor], once: List[Tensor], cache: List[Tensor], state: List[Tensor], ids: Tensor, starts: Tensor, pos: int, ragged: bool) -> Tensor:
          past = (self).past(ids, starts, pos, ragged)
      %s    return %s
      """;

  @Override
  public List<String> parameters() {
    return programs(false).step().keys(Source.PARAMETER);
  }

  @Override
  public Steps start(
      Parameters parameters, Map<String, NDArray> context, int[] starts, int capacity) {
    return new PyTorchSteps(parameters, context, starts, capacity);
  }

  @Override
  public void close() {
    compiled
        .values()
        .forEach(
            each -> {
              each.first().close();
              each.step().close();
            });
  }

  private final class PyTorchSteps implements Steps {
    private final PtNDManager manager = (PtNDManager) backend.manager().newSubManager();
    private final boolean narrow;
    private final Compiled step;
    private final IValue parameters;
    private final int capacity;
    private final Map<String, NDArray> context;
    private final boolean ragged;
    private NDList once;
    private NDList caches;
    private NDList states;
    private NDList starts;
    private NDList copies = new NDList();

    /** What is remembered, as arguments of the step. */
    private List<IValue> memory;

    private int position;

    PyTorchSteps(Parameters parameters, Map<String, NDArray> context, int[] starts, int capacity) {
      this.narrow = backend.narrow() && starts.length >= backend.hardware().generatedRows();
      this.step = programs(narrow).step();
      this.parameters = ScriptModule.list(operands(parameters, step));
      this.capacity = capacity;
      this.context = new HashMap<>(context);
      this.ragged = Arrays.stream(starts).anyMatch(start -> start > 0);
      long[] from = Arrays.stream(starts).asLongStream().toArray();
      this.starts = new NDList(manager.create(from, new Shape(from.length, 1)));
      this.once = once(programs(narrow).first(), parameters);
      Trace trace = trace(starts.length);
      this.caches = caches(trace.remembered());
      this.states = states(trace.carried());
      this.memory = memory();
    }

    private List<IValue> memory() {
      return Stream.of(once, caches, states).map(ScriptModule::list).toList();
    }

    private NDList operands(Parameters parameters, Compiled program) {
      return backend.operands(parameters.list(program.keys(Source.PARAMETER)), narrow);
    }

    private NDList once(Compiled first, Parameters parameters) {
      return step.keys(Source.ONCE).isEmpty()
          ? new NDList()
          : first
              .module()
              .call(manager, "first", false, operands(parameters, first), first.inputs(context));
    }

    private Trace trace(int rows) {
      Map<String, Shape> shapes = new HashMap<>();
      context.forEach((name, array) -> shapes.put(name, array.getShape()));
      shapes.put(stepped, new Shape(rows, 1));
      return Shapes.trace(network, shapes);
    }

    private NDList caches(Map<String, ArrayType> types) {
      NDList list = new NDList();
      for (String path : step.keys(Source.CACHE)) {
        ArrayType type = types.get(path);
        long[] sizes = type.shape().getShape().clone();
        sizes[1] = capacity;
        list.add(zeros(sizes, type.type()));
      }
      return list;
    }

    private NDList states(Map<String, ArrayType> types) {
      NDList list = new NDList();
      for (String path : step.keys(Source.STATE)) {
        list.add(zeros(types.get(path).shape().getShape(), types.get(path).type()));
      }
      return list;
    }

    private NDArray zeros(long[] sizes, DataType type) {
      return narrow && type == DataType.FLOAT32
          ? backend.kernels().call(manager, "blank", false, starts.get(0), sizes).get(0)
          : manager.zeros(new Shape(sizes), type);
    }

    @Override
    public NDArray step(NDArray tokens) {
      int count = Math.toIntExact(tokens.getShape().get(1));
      if (position + count > capacity) {
        throw new IllegalStateException(
            "%d positions and %d new ones exceed the capacity of %d"
                .formatted(position, count, capacity));
      }
      context.put(stepped, tokens);
      NDList result =
          step.module()
              .infer(
                  (PtNDManager) tokens.getManager(),
                  "step",
                  parameters,
                  step.inputs(context),
                  memory.get(0),
                  memory.get(1),
                  memory.get(2),
                  (PtNDArray) tokens,
                  (PtNDArray) starts.get(0),
                  (long) position,
                  ragged);
      position += count;
      return result.get(0);
    }

    @Override
    public void keep(int[] rows) {
      try (NDManager scratch = manager.newSubManager()) {
        NDArray index = scratch.create(Arrays.stream(rows).asLongStream().toArray());
        once = backend.rows(manager, once, index);
        caches = backend.rows(manager, caches, index);
        states = backend.rows(manager, states, index);
        memory.forEach(IValue::close);
        memory = memory();
        starts = backend.rows(manager, starts, index);
        context.remove(stepped);
        NDList chosen =
            backend.kernels().call(manager, "rows", false, new NDList(context.values()), index);
        // The caller owns the context that came first: only copies are closed.
        copies.close();
        copies = chosen;
        Iterator<NDArray> next = copies.iterator();
        context.replaceAll((name, array) -> next.next());
      }
    }

    @Override
    public int position() {
      return position;
    }

    @Override
    public void close() {
      memory.forEach(IValue::close);
      parameters.close();
      manager.close();
    }
  }
}
