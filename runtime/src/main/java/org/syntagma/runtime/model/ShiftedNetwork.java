package org.syntagma.runtime.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * A network that adds to what it looks up for some of its inputs what the batch brings beside them.
 * An input that is looked up in several tables is moved in the first.
 */
record ShiftedNetwork(HeadedNetwork network, List<EmbeddedInput> shifted) implements Network {
  /**
   * The network, shifted where {@code arrays} has shifts.
   *
   * @param arrays the names of all that a batch has
   * @throws IllegalArgumentException if there is a shift of an input that is not looked up
   */
  static Network of(HeadedNetwork network, Set<String> arrays) {
    if (shifts(arrays).isEmpty()) {
      return network;
    }
    List<EmbeddedInput> embedded = embedded(network);
    List<String> names = embedded.stream().map(EmbeddedInput::name).toList();
    for (Input input : network.inputs()) {
      String shift = input.name() + EmbeddedInput.SHIFT;
      if (arrays.contains(shift) && !names.contains(input.name())) {
        throw new IllegalArgumentException(
            "the batch has '%s', but the network does not look '%s' up in a table, only %s"
                .formatted(shift, input.name(), names));
      }
    }
    List<EmbeddedInput> shifted =
        embedded.stream().filter(each -> arrays.contains(each.shift())).toList();
    return shifted.isEmpty() ? network : new ShiftedNetwork(network, shifted);
  }

  /** Which of {@code arrays} may be shifts. */
  static Set<String> shifts(Set<String> arrays) {
    return arrays.stream()
        .filter(name -> name.endsWith(EmbeddedInput.SHIFT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a network looks up. */
  static List<EmbeddedInput> embedded(HeadedNetwork network) {
    Map<String, EmbeddedInput> found = new LinkedHashMap<>();
    LookUps.Hook note =
        (ops, input, table, rows) -> {
          Shape shape = ((ArrayType) rows).shape();
          long width = shape.get(shape.dimension() - 1);
          found.putIfAbsent(input, new EmbeddedInput(input, table, width));
          return rows;
        };
    Shapes.trace(new Watched(network, note), Map.of());
    return List.copyOf(found.values());
  }

  /** The network, of which each look-up is told. */
  private record Watched(HeadedNetwork network, LookUps.Hook hook) implements Network {
    @Override
    public List<Input> inputs() {
      return network.inputs();
    }

    @Override
    public Map<String, Value> apply(Ops plain, Map<String, Value> inputs) {
      Ops adapted = AdaptedOps.of(plain, network.adapters());
      return network.computed(WatchedOps.of(adapted, new LookUps(inputs, hook)), inputs);
    }
  }

  @Override
  public List<Input> inputs() {
    List<Input> all = new ArrayList<>(network.inputs());
    for (EmbeddedInput each : shifted) {
      network.inputs().stream()
          .filter(input -> input.name().equals(each.name()))
          .map(input -> new Input(each.shift(), DataType.FLOAT32, shape(input, each)))
          .forEach(all::add);
    }
    return all;
  }

  private static Shape shape(Input input, EmbeddedInput embedded) {
    return input.shape().add(embedded.width());
  }

  @Override
  public OptionalInt context() {
    return network.context();
  }

  @Override
  public boolean learns(String path) {
    return network.learns(path);
  }

  @Override
  public Map<String, Value> apply(Ops plain, Map<String, Value> inputs) {
    LookUps.Hook add =
        (ops, input, table, rows) -> {
          for (EmbeddedInput each : shifted) {
            if (each.name().equals(input) && each.table().equals(table)) {
              return ops.add(rows, ops.cast(inputs.get(each.shift()), rows));
            }
          }
          return rows;
        };
    return new Watched(network, add).apply(plain, inputs);
  }
}
