package org.syntagma.backends.pytorch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Line.Compute;
import org.syntagma.backends.pytorch.Line.Loop;
import org.syntagma.backends.pytorch.Line.Read;

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

  private final List<Line> lines = new ArrayList<>();

  /** The lines in loops. */
  private final BitSet inner = new BitSet();

  /** The lines of the loop that is being recorded. */
  private Optional<BitSet> loop = Optional.empty();

  /** Whether a loop is being recorded, be it that lines go before it for a while. */
  private boolean looping;

  private final Map<Read, ScriptValue> reads = new HashMap<>();

  /** Where segments begin, after the first. */
  private final BitSet borders = new BitSet();

  /** Where segments begin that are computed again. */
  private final BitSet again = new BitSet();

  private boolean inBlock;

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
    looping = true;
    Value output = body.get();
    looping = false;
    loop = Optional.empty();
    return add(new Loop(line(xs), recorded, line(output)));
  }

  /** Whether {@code value} is computed in a loop, for one position. */
  boolean loops(Value value) {
    return inner.get(line(value));
  }

  /** Records before the loop that is being recorded. */
  <T> T outside(Supplier<T> recorded) {
    Optional<BitSet> around = loop;
    loop = Optional.empty();
    T result = recorded.get();
    loop = around;
    return result;
  }

  /**
   * Records {@code block} as a segment that is computed again where it is differentiated. Inside
   * another and inside a loop it is a part of that.
   */
  Value again(Supplier<Value> block) {
    if (inBlock || looping) {
      return block.get();
    }
    inBlock = true;
    borders.set(lines.size());
    again.set(lines.size());
    Value result = block.get();
    // An empty block leaves nothing to be computed again.
    again.set(lines.size(), false);
    borders.set(lines.size());
    inBlock = false;
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

  /** The lines that {@code outputs} need, as one. */
  Body body(List<? extends Value> outputs) {
    BitSet live = live(outputs);
    ScriptText text = new ScriptText(lines, inner, live);
    String list = outputs.stream().map(each -> "v" + line(each)).collect(Collectors.joining(", "));
    return new Body(text.of(live), list, text.keys());
  }

  /**
   * The lines that {@code outputs} need, in segments.
   *
   * @param outputs computed, not read
   * @param lookups rows that are leaves of their own, with their table's path
   */
  Segments segments(List<? extends Value> outputs, Map<Value, String> lookups) {
    BitSet live = live(outputs);
    ScriptText text = new ScriptText(lines, inner, live);
    BitSet crossing = crossing(live);
    outputs.forEach(output -> crossing.set(line(output)));
    List<Segment> segments = new ArrayList<>();
    for (int from = 0; from < lines.size(); from = after(from)) {
      BitSet own = computed(live, from, after(from));
      if (!own.isEmpty()) {
        segments.add(segment(from, own, crossing, text, lookups));
      }
    }
    return new Segments(segments, outputs.stream().map(Script::line).toList(), text.keys());
  }

  private Segment segment(
      int from, BitSet own, BitSet crossing, ScriptText text, Map<Value, String> lookups) {
    BitSet read = new BitSet();
    own.stream().flatMap(id -> lines.get(id).operands()).forEach(read::set);
    read.andNot(own);
    List<Integer> taken = read.stream().filter(id -> !isRead(id)).boxed().toList();
    BitSet written = (BitSet) own.clone();
    read.stream().filter(this::isRead).forEach(written::set);
    return new Segment(
        again.get(from),
        ScriptText.taken(taken) + text.of(written),
        taken,
        own.stream().filter(crossing::get).boxed().toList(),
        read.stream()
            .mapToObj(id -> key(Source.PARAMETER, new ScriptValue(id)))
            .flatMap(Optional::stream)
            .toList(),
        own.stream()
            .mapToObj(ScriptValue::new)
            .filter(lookups::containsKey)
            .map(lookups::get)
            .toList());
  }

  /** Where the segment ends that {@code from} is in. */
  private int after(int from) {
    int next = borders.nextSetBit(from + 1);
    return next < 0 ? lines.size() : Math.min(next, lines.size());
  }

  private boolean isRead(int id) {
    return lines.get(id) instanceof Read;
  }

  private BitSet computed(BitSet live, int from, int to) {
    BitSet own = new BitSet();
    IntStream.range(from, to).filter(live::get).filter(id -> !isRead(id)).forEach(own::set);
    return own;
  }

  /** The values that are read in a later segment than the one that computes them. */
  private BitSet crossing(BitSet live) {
    BitSet crossing = new BitSet();
    live.stream()
        .forEach(
            id ->
                lines
                    .get(id)
                    .operands()
                    .filter(operand -> !isRead(operand) && after(operand) <= id)
                    .forEach(crossing::set));
    return crossing;
  }

  private BitSet live(List<? extends Value> outputs) {
    BitSet live = new BitSet();
    outputs.forEach(output -> live.set(line(output)));
    for (int id = lines.size() - 1; id >= 0; id--) {
      if (live.get(id)) {
        lines.get(id).operands().forEach(live::set);
      }
    }
    return live;
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
   */
  record Body(String text, String outputs, Map<Source, List<String>> keys) {
    List<String> keys(Source source) {
      return keys.get(source);
    }
  }

  /**
   * A program in parts.
   *
   * @param list in their order
   * @param outputs the outputs' numbers
   * @param keys what the caller must pass in each list, in order
   */
  record Segments(List<Segment> list, List<Integer> outputs, Map<Source, List<String>> keys) {}
}
