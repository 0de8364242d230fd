package org.syntagma.runtime.model;

import java.util.IdentityHashMap;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Recognises where a network looks an input up in a table of its parameters: both are the very
 * values that it was given. What it computes of ids, such as positions, or of parameters is no
 * input and no table.
 */
final class LookUps {
  private final IdentityHashMap<Value, String> inputs = new IdentityHashMap<>();
  private final IdentityHashMap<Value, String> tables = new IdentityHashMap<>();
  private final Hook hook;

  /** What becomes of rows that were looked up. */
  @FunctionalInterface
  interface Hook {
    /**
     * What the network gets instead.
     *
     * @param input its name
     * @param table the parameter's path
     */
    Value rows(Ops ops, String input, String table, Value rows);
  }

  LookUps(Map<String, Value> inputs, Hook hook) {
    inputs.forEach((name, value) -> this.inputs.put(value, name));
    this.hook = hook;
  }

  Value parameter(String path, Value value) {
    tables.put(value, path);
    return value;
  }

  Value embedding(Ops ops, Value table, Value ids) {
    Value rows = ops.embedding(table, ids);
    String path = tables.get(table);
    String input = inputs.get(ids);
    return path == null || input == null ? rows : hook.rows(ops, input, path, rows);
  }
}
