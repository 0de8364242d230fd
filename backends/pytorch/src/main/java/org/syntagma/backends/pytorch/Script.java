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
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    CACHE,
    STATE;

    String list() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private sealed interface Line permits Compute, Read, Loop {}

  private record Compute(String format, List<Integer> operands) implements Line {}

  private record Read(Source source, String key) implements Line {}

  /** Runs the lines of {@code body} for each position {@code i} of axis 1 of {@code xs}. */
  private record Loop(int xs, BitSet body, int output) implements Line {}

  private final List<Line> lines = new ArrayList<>();

  /** The lines in loops. */
  private final BitSet inner = new BitSet();

  /** The lines of the loop that is being recorded. */
  private Optional<BitSet> loop = Optional.empty();

  private final Map<Read, ScriptValue> reads = new HashMap<>();

  /** A value computed by {@code format}, in which each {@code %s} stands for an operand. */
  ScriptValue compute(String format, Value... operands) {
    List<Integer> ids = Arrays.stream(operands).map(Script::line).toList();
    if (loop.isEmpty() && ids.stream().anyMatch(inner::get)) {
      throw new IllegalArgumentException(
          "what the cell of a scan computes was read outside of the cell, or in a once inside it");
    }
    ScriptValue value = add(new Compute(format, ids));
    if (loop.isPresent()) {
      loop.get().set(value.line());
      inner.set(value.line());
    }
    return value;
  }

  /**
   * The outputs of {@code body} at all positions of axis 1 of {@code xs}, joined. What is recorded
   * meanwhile is written for every position, called {@code i}, whether an output needs it or not.
   */
  ScriptValue loop(Value xs, Supplier<Value> body) {
    BitSet recorded = new BitSet();
    loop = Optional.of(recorded);
    Value output = body.get();
    loop = Optional.empty();
    return add(new Loop(line(xs), recorded, line(output)));
  }

  /** Records before the loop that is being recorded. */
  <T> T outside(Supplier<T> recorded) {
    Optional<BitSet> around = loop;
    loop = Optional.empty();
    T result = recorded.get();
    loop = around;
    return result;
  }

  /** The tensor that the caller passes for {@code key}; the same key gives the same value. */
  ScriptValue read(Source source, String key) {
    return reads.computeIfAbsent(new Read(source, key), this::add);
  }

  /** What {@code value} was read by from {@code source}, if it was. */
  Optional<String> key(Source source, Value value) {
    return lines.get(line(value)) instanceof Read read && read.source() == source
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
    BitSet outer = (BitSet) live.clone();
    outer.andNot(inner);
    outer.stream().forEach(id -> text.append(statement("    ", id, keys)));
    String list = outputs.stream().map(each -> "v" + line(each)).collect(Collectors.joining(", "));
    return new Body(text.toString(), list, keys, live);
  }

  private BitSet live(List<? extends Value> outputs) {
    BitSet live = new BitSet();
    outputs.forEach(output -> live.set(line(output)));
    for (int id = lines.size() - 1; id >= 0; id--) {
      if (live.get(id)) {
        if (lines.get(id) instanceof Compute compute) {
          compute.operands().forEach(live::set);
        } else if (lines.get(id) instanceof Loop each) {
          live.set(each.xs());
          live.or(each.body());
        }
      }
    }
    return live;
  }

  private String statement(String indent, int id, Map<Source, List<String>> keys) {
    Line line = lines.get(id);
    if (line instanceof Loop each) {
      StringBuilder text = new StringBuilder();
      text.append("%so%d = annotate(List[Tensor], [])\n".formatted(indent, id));
      text.append("%sfor i in range(torch.size(v%d, 1)):\n".formatted(indent, each.xs()));
      each.body().stream().forEach(inside -> text.append(statement(indent + "  ", inside, keys)));
      text.append("%s  _ = torch.append(o%d, v%d)\n".formatted(indent, id, each.output()));
      return text.append("%sv%d = torch.cat(o%d, 1)\n".formatted(indent, id, id)).toString();
    }
    if (line instanceof Read read) {
      List<String> list = keys.get(read.source());
      list.add(read.key());
      return "%sv%d = %s[%d]\n".formatted(indent, id, read.source().list(), list.size() - 1);
    }
    Compute compute = (Compute) line;
    Object[] operands = compute.operands().stream().map(operand -> "v" + operand).toArray();
    return "%sv%d = %s\n".formatted(indent, id, compute.format().formatted(operands));
  }

  private static int line(Value value) {
    return ((ScriptValue) value).line();
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
      return live.get(line(value));
    }

    List<String> keys(Source source) {
      return keys.get(source);
    }
  }
}
