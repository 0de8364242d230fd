package org.syntagma.backends.pytorch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.ops.Value;

/**
 * Lines of TorchScript, each assigning one value once, of which only those are written that an
 * output needs.
 */
final class Script {
  /** The lists of tensors that a method is called with. */
  enum Source {
    PARAMETER,
    INPUT,
    MASK,
    ONCE,
    CACHE;

    String list() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private sealed interface Line permits Compute, Read {}

  private record Compute(String format, List<Integer> operands) implements Line {}

  private record Read(Source source, String key) implements Line {}

  private final List<Line> lines = new ArrayList<>();
  private final Map<Read, ScriptValue> reads = new HashMap<>();

  /** A value computed by {@code format}, in which each {@code %s} stands for an operand. */
  ScriptValue compute(String format, Value... operands) {
    List<Integer> ids =
        Arrays.stream(operands).map(operand -> ((ScriptValue) operand).line()).toList();
    return add(new Compute(format, ids));
  }

  /** The tensor that the caller passes for {@code key}; the same key gives the same value. */
  ScriptValue read(Source source, String key) {
    return reads.computeIfAbsent(new Read(source, key), this::add);
  }

  /** What {@code value} was read by from {@code source}, if it was. */
  Optional<String> key(Source source, Value value) {
    return lines.get(((ScriptValue) value).line()) instanceof Read read && read.source() == source
        ? Optional.of(read.key())
        : Optional.empty();
  }

  private ScriptValue add(Line line) {
    lines.add(line);
    return new ScriptValue(lines.size() - 1);
  }

  /** The lines that {@code outputs} need. */
  Body body(List<? extends Value> outputs) {
    BitSet live = live(outputs);
    Map<Source, List<String>> keys = new EnumMap<>(Source.class);
    for (Source source : Source.values()) {
      keys.put(source, new ArrayList<>());
    }
    StringBuilder text = new StringBuilder();
    for (int id = live.nextSetBit(0); id >= 0; id = live.nextSetBit(id + 1)) {
      text.append("    v")
          .append(id)
          .append(" = ")
          .append(expression(lines.get(id), keys))
          .append('\n');
    }
    StringBuilder list = new StringBuilder();
    for (Value output : outputs) {
      list.append(list.isEmpty() ? "" : ", ").append('v').append(((ScriptValue) output).line());
    }
    return new Body(text.toString(), list.toString(), keys, live);
  }

  private BitSet live(List<? extends Value> outputs) {
    BitSet live = new BitSet();
    outputs.forEach(output -> live.set(((ScriptValue) output).line()));
    for (int id = lines.size() - 1; id >= 0; id--) {
      if (live.get(id) && lines.get(id) instanceof Compute compute) {
        compute.operands().forEach(live::set);
      }
    }
    return live;
  }

  private static String expression(Line line, Map<Source, List<String>> keys) {
    if (line instanceof Read read) {
      List<String> list = keys.get(read.source());
      list.add(read.key());
      return read.source().list() + "[" + (list.size() - 1) + "]";
    }
    Compute compute = (Compute) line;
    return compute
        .format()
        .formatted(compute.operands().stream().map(operand -> "v" + operand).toArray());
  }

  /**
   * A method's body.
   *
   * @param text the lines, indented by four spaces
   * @param outputs the outputs' names, separated by commas
   * @param keys what the caller must pass in each list, in order
   * @param live the lines that were written
   */
  record Body(String text, String outputs, Map<Source, List<String>> keys, BitSet live) {
    boolean computes(Value value) {
      return live.get(((ScriptValue) value).line());
    }

    List<String> keys(Source source) {
      return keys.get(source);
    }
  }
}
