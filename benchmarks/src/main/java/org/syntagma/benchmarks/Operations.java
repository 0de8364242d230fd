package org.syntagma.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/** Single operations on a float32 array (8, 256, 384), each a program of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Operations {
  private static final int WIDTH = 384;
  private static final Shape SHAPE = new Shape(8, 256, WIDTH);

  /** The backend, and its precision where it has one. */
  @Param({"eager", "float32", "bfloat16"})
  public String backend;

  /** Names as in {@link Ops}. */
  @Param({"add", "attention", "gelu", "layerNorm", "linear", "softmax"})
  public String operation;

  private Backend open;
  private ForwardProgram program;
  private Parameters parameters;
  private Map<String, NDArray> inputs;

  /** Applies one operation to its input. */
  private record One(String operation) implements Network {
    @Override
    public List<Input> inputs() {
      return List.of(new Input("x", DataType.FLOAT32, new Shape(-1, -1, WIDTH)));
    }

    @Override
    public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
      return Map.of("y", compute(ops, inputs.get("x")));
    }

    private Value compute(Ops ops, Value x) {
      return switch (operation) {
        case "add" -> ops.add(x, x);
        case "attention" -> ops.attention(x, x, x, 6, Mask.causally());
        case "gelu" -> ops.gelu(x);
        case "layerNorm" -> ops.layerNorm(x, vector(ops, "weight"), vector(ops, "bias"), 1e-5);
        case "linear" ->
            ops.linear(
                x, ops.parameter("weight", new Shape(WIDTH, WIDTH), Initializer.normal(0.02)));
        case "softmax" -> ops.softmax(x, -1);
        default -> throw new IllegalArgumentException(operation);
      };
    }

    private static Value vector(Ops ops, String name) {
      return ops.parameter(name, new Shape(WIDTH), Initializer.normal(1));
    }
  }

  /** Compiles the operation and makes what it reads. */
  @Setup
  public void setUp() {
    open =
        backend.equals("eager")
            ? new EagerBackend("PyTorch", "cpu")
            : new PyTorchBackend("cpu", Precision.valueOf(backend.toUpperCase(Locale.ROOT)));
    Network network = new One(operation);
    NDManager manager = open.manager();
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : Shapes.trace(network, Map.of()).parameters()) {
      arrays.put(spec.path(), manager.randomNormal(spec.shape()));
    }
    parameters = new Parameters(arrays);
    inputs = Map.of("x", manager.randomNormal(SHAPE));
    program = open.forward(network, Set.of("y"));
  }

  /** Closes everything. */
  @TearDown
  public void tearDown() {
    program.close();
    open.close();
  }

  /** One call, with what DJL needs around it. */
  @Benchmark
  public long forward() {
    try (NDManager scope = open.manager().newSubManager()) {
      return program
          .run(parameters, inputs, org.syntagma.api.backend.Mode.inference(), scope)
          .get("y")
          .size();
    }
  }
}
