package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Inputs;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

/**
 * Looks at a program's shapes before it runs, so that what does not fit is said in its own words;
 * remembers what fitted.
 */
final class Tracer {
  private static final int KNOWN = 256;

  private final Network network;
  private final BiFunction<Ops, Map<String, Value>, Map<String, Value>> program;
  private final List<String> batchInputs;
  private final Map<Map<String, ArrayType>, Trace> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Map<String, ArrayType>, Trace> eldest) {
          return size() > KNOWN;
        }
      };

  /**
   * A tracer.
   *
   * @param batchInputs what {@code program} reads beyond the inputs of {@code network}
   */
  Tracer(
      Network network,
      BiFunction<Ops, Map<String, Value>, Map<String, Value>> program,
      List<String> batchInputs) {
    this.network = network;
    this.program = program;
    this.batchInputs = List.copyOf(batchInputs);
  }

  /**
   * The trace of the program on the shapes of {@code batch}.
   *
   * @throws IllegalArgumentException if something is absent or does not fit
   */
  Trace trace(Map<String, NDArray> batch) {
    Map<String, NDArray> inputs = Inputs.of(network, batch);
    for (String name : batchInputs) {
      inputs.put(name, Compiled.input(batch, name));
    }
    Map<String, ArrayType> types = new LinkedHashMap<>();
    inputs.forEach(
        (name, array) -> types.put(name, new ArrayType(array.getDataType(), array.getShape())));
    Trace trace = known.get(types);
    if (trace == null) {
      trace = Shapes.trace(program, types);
      known.put(types, trace);
    }
    return trace;
  }

  /**
   * The trace of {@code network} on shapes of its own choice, which must give all {@code outputs}.
   */
  static Trace require(Network network, Set<String> outputs) {
    Trace trace = Shapes.trace(network, Map.of());
    Set<String> names = new TreeSet<>(trace.outputs().keySet());
    names.addAll(trace.taps().keySet());
    for (String name : outputs) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "the network has no output '" + name + "'; it has " + names);
      }
    }
    return trace;
  }
}
