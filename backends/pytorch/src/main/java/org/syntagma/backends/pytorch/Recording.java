package org.syntagma.backends.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.shapes.DropoutNames;

/** What the operations of one program share while it is recorded. */
final class Recording {
  /** How {@code once}, {@code remember} and {@code positions} are understood. */
  enum Kind {
    /** A whole sequence. */
    WHOLE,
    /** What is computed once before the first step. */
    FIRST,
    /** One step of a growing sequence. */
    STEP
  }

  final Kind kind;

  /** Whether the network computes in bfloat16. */
  final boolean narrow;

  final boolean drops;

  /** Whether blocks are computed again for the backward pass. */
  private final boolean recomputes;

  final Set<String> wanted;
  final Script script = new Script();
  final DropoutNames dropouts = new DropoutNames();

  /** Taps that were wanted, or what is computed once, by path. */
  final Map<String, Value> named = new LinkedHashMap<>();

  /** Rows that were looked up in a table that learns, and the table's path. */
  final Map<Value, String> lookups = new LinkedHashMap<>();

  private final Predicate<String> learns;

  /** Whether parameters may be given in float32, though the network computes in bfloat16. */
  private final boolean casts;

  /** What was cast, by path, and what it was cast from. */
  private final Map<String, Value> cast = new HashMap<>();

  private final Map<Value, Value> originals = new HashMap<>();

  /** What the scan that is being recorded runs over. */
  private Optional<Value> scanned = Optional.empty();

  private Recording(
      Kind kind,
      boolean narrow,
      boolean casts,
      boolean drops,
      boolean recomputes,
      Set<String> wanted,
      Predicate<String> learns) {
    this.kind = kind;
    this.narrow = narrow;
    this.casts = casts;
    this.drops = drops;
    this.recomputes = recomputes;
    this.wanted = wanted;
    this.learns = learns;
  }

  /**
   * For a program that a tape may watch. Where it computes in bfloat16, it takes parameters both in
   * that and in float32: then casts are inside, so that gradients reach the parameters themselves.
   */
  static Recording outputs(boolean narrow, boolean drops, Set<String> wanted) {
    return new Recording(Kind.WHOLE, narrow, narrow, drops, false, wanted, path -> false);
  }

  /**
   * For a program that differentiates with respect to the parameters that learn. Its methods have
   * lists {@code rows} and {@code places}.
   */
  static Recording gradients(
      boolean narrow,
      boolean drops,
      boolean recomputes,
      Set<String> wanted,
      Predicate<String> learns) {
    return new Recording(Kind.WHOLE, narrow, false, drops, recomputes, wanted, learns);
  }

  static Recording steps(Kind kind, boolean narrow, Set<String> wanted) {
    return new Recording(kind, narrow, false, false, false, wanted, path -> false);
  }

  /** In the precision of the network. */
  Ops ops() {
    return new ScriptOps(this, "", narrow);
  }

  /** In float32, for losses and rules. */
  Ops wideOps() {
    return new ScriptOps(this, "", false);
  }

  boolean scans() {
    return scanned.isPresent();
  }

  /** What the scan that is being recorded runs over. */
  Value scanned() {
    return scanned.orElseThrow();
  }

  /** Records {@code body} once for all positions of axis 1 of {@code xs}. */
  Value scan(Value xs, Supplier<Value> body) {
    scanned = Optional.of(xs);
    Value outputs = script.loop(xs, body);
    scanned = Optional.empty();
    return outputs;
  }

  /** Records {@code value} as outside of any scan. */
  Value outside(Supplier<Value> value) {
    Optional<Value> around = scanned;
    scanned = Optional.empty();
    Value computed = script.outside(value);
    scanned = around;
    return computed;
  }

  Value recompute(Supplier<Value> block) {
    return recomputes ? script.again(block) : block.get();
  }

  /** What {@code outputs} need, in segments; an output may be what was read. */
  Script.Segments segments(List<Value> outputs) {
    List<Value> computed = new ArrayList<>();
    outputs.forEach(output -> computed.add(script.compute("%s", output)));
    return script.segments(computed, lookups);
  }

  /** The position at which the first of the new ones stands. */
  String position() {
    if (kind == Kind.STEP) {
      return scans() ? "pos + i" : "pos";
    }
    return scans() ? "i" : "0";
  }

  /** In steps, the mask of the keys that causal attention sees. */
  String past() {
    return scans() ? "(self).past(torch.narrow(ids, 1, i, 1), starts, pos + i, ragged)" : "past";
  }

  Value name(String path, Value value) {
    named.put(path, value);
    return value;
  }

  Value input(String name) {
    return script.read(Source.INPUT, name);
  }

  Value parameter(String path) {
    Value given = script.read(Source.PARAMETER, path);
    if (!casts) {
      return given;
    }
    Value narrowed =
        cast.computeIfAbsent(
            path, absent -> script.outside(() -> script.compute("torch.to(%s, 15)", given)));
    originals.put(narrowed, given);
    return narrowed;
  }

  /**
   * Rows of a table, whose gradient is added up in float32: in bfloat16, 256 + 1 is 256. Where the
   * table is a parameter that learns, the rows are leaves of their own: their gradient goes
   * straight into the table's, instead of into a table of zeros. Elsewhere the table is cast
   * before.
   */
  Value lookUp(Value table, Value ids) {
    String path = script.key(Source.PARAMETER, table).filter(learns).orElse("");
    if (!path.isEmpty() && !scans()) {
      Value rows = script.compute("(self).look_up(%s, %s, rows, places)", table, ids);
      lookups.put(rows, path);
      return rows;
    } else if (!narrow || kind != Kind.WHOLE) {
      return script.compute("torch.embedding(%s, %s)", table, ids);
    }
    Value wide = originals.containsKey(table) ? originals.get(table) : summable(table);
    return script.compute(
        "torch.to(torch.embedding(%s, %s), ops.prim.dtype(%s))", wide, ids, table);
  }

  /** Cast before the scan, so that the gradients of all positions are added up in float32 too. */
  private Value summable(Value table) {
    String format = "(self).summable(%s)";
    return script.loops(table)
        ? script.compute(format, table)
        : script.outside(() -> script.compute(format, table));
  }

  /** {@code values} as others see them: bfloat16 never leaves a program. */
  Map<String, Value> widened(Map<String, Value> values) {
    Map<String, Value> wide = new LinkedHashMap<>(values);
    if (narrow) {
      wide.replaceAll((name, value) -> script.compute("(self).wide(%s)", value));
    }
    return wide;
  }

  /** The network's outputs and the wanted taps. */
  Map<String, Value> apply(Network network) {
    Map<String, Value> inputs = new HashMap<>();
    network.inputs().forEach(input -> inputs.put(input.name(), input(input.name())));
    Map<String, Value> outputs = new HashMap<>(network.apply(ops(), inputs));
    outputs.putAll(named);
    return outputs;
  }
}
