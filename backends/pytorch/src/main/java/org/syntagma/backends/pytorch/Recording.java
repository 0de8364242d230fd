package org.syntagma.backends.pytorch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
  final boolean drops;
  final Set<String> wanted;
  final Script script = new Script();
  final DropoutNames dropouts = new DropoutNames();

  /** Taps that were wanted, or what is computed once, by path. */
  final Map<String, Value> named = new LinkedHashMap<>();

  Recording(Kind kind, boolean drops, Set<String> wanted) {
    this.kind = kind;
    this.drops = drops;
    this.wanted = wanted;
  }

  Ops ops() {
    return new ScriptOps(this, "");
  }

  Value name(String path, Value value) {
    named.put(path, value);
    return value;
  }

  Value input(String name) {
    return script.read(Source.INPUT, name);
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
