package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Runs programs on shapes alone, without an engine, to learn what they need and whether they fit.
 *
 * <p>All is as over a whole sequence: positions count from 0, nothing is remembered. Every result
 * has a concrete shape and a data type: arithmetic takes the wider of its operands' types (boolean,
 * integer, floating point), {@link Ops#constant} is float32.
 */
public final class Shapes {
  private static final long ANY_SIZE = 2;

  private Shapes() {}

  /**
   * Traces any program, such as a network with its objectives.
   *
   * @param program from inputs by name to outputs by name
   * @param inputs in the order in which the program reads them
   * @throws IllegalArgumentException if something does not fit, with path, operation and shapes
   */
  public static Trace trace(
      BiFunction<Ops, Map<String, Value>, Map<String, Value>> program,
      Map<String, ArrayType> inputs) {
    Recorder recorder = new Recorder();
    Map<String, Value> values = new LinkedHashMap<>(inputs);
    return recorder.trace(program.apply(new ShapeOps("", recorder), values));
  }

  /**
   * Traces a network.
   *
   * @param inputs shapes of its inputs by name; one that is absent gets its declared shape with
   *     every -1 replaced by 2
   */
  public static Trace trace(Network network, Map<String, Shape> inputs) {
    Map<String, ArrayType> types = new LinkedHashMap<>();
    for (Input input : network.inputs()) {
      Shape shape = inputs.getOrDefault(input.name(), concrete(input.shape()));
      types.put(input.name(), new ArrayType(input.type(), shape));
    }
    return trace(network::apply, types);
  }

  /**
   * What a network gives as a part of a program under {@link #trace}: its outputs, and the taps
   * that are wanted.
   *
   * @param ops what the program got
   * @param wanted paths of taps; other names are passed over
   */
  public static Map<String, Value> outputsAndTaps(
      Network network, Ops ops, Map<String, Value> inputs, Set<String> wanted) {
    Map<String, Value> values = new LinkedHashMap<>(network.apply(ops, inputs));
    Map<String, Value> taps = new LinkedHashMap<>(((ShapeOps) ops).taps());
    taps.keySet().retainAll(wanted);
    values.putAll(taps);
    return values;
  }

  private static Shape concrete(Shape declared) {
    long[] sizes = declared.getShape().clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = sizes[i] < 0 ? ANY_SIZE : sizes[i];
    }
    return new Shape(sizes);
  }
}
