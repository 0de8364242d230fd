package org.syntagma.runtime.model;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.api.model.Head;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/** A network and its heads as one network. */
record HeadedNetwork(Network trunk, List<Head> heads) implements Network {
  Optional<Head> find(String name) {
    return heads.stream().filter(head -> head.name().equals(name)).findFirst();
  }

  HeadedNetwork with(Head head) {
    return new HeadedNetwork(trunk, Stream.concat(heads.stream(), Stream.of(head)).toList());
  }

  /** This network with no more heads than {@code outputs} need. */
  HeadedNetwork only(Set<String> outputs) {
    Set<String> needed = new HashSet<>(outputs);
    Deque<Head> kept = new ArrayDeque<>();
    for (int i = heads.size() - 1; i >= 0; i--) {
      Head head = heads.get(i);
      if (needed.contains(head.name())) {
        needed.add(head.reads());
        kept.addFirst(head);
      }
    }
    return new HeadedNetwork(trunk, List.copyOf(kept));
  }

  /** Whether two heads read and hold the same; what they compute cannot be compared. */
  boolean alike(Head one, Head other) {
    return one.reads().equals(other.reads()) && parametersOf(one).equals(parametersOf(other));
  }

  private Map<String, Shape> parametersOf(Head head) {
    HeadedNetwork alone = new HeadedNetwork(trunk, List.of(head));
    return Shapes.trace(alone, Map.of()).parameters().stream()
        .collect(Collectors.toMap(ParameterSpec::path, ParameterSpec::shape));
  }

  @Override
  public List<Input> inputs() {
    return trunk.inputs();
  }

  @Override
  public OptionalInt context() {
    return trunk.context();
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Map<String, Value> outputs = new LinkedHashMap<>(trunk.apply(ops, inputs));
    for (Head head : heads) {
      if (!outputs.containsKey(head.reads())) {
        throw new IllegalArgumentException(
            "head '%s' reads '%s', but the network gives %s"
                .formatted(head.name(), head.reads(), outputs.keySet()));
      }
      if (outputs.containsKey(head.name())) {
        throw new IllegalArgumentException(
            "head '%s': the network already has an output of that name".formatted(head.name()));
      }
      Ops inside = ops.at("heads").at(head.name());
      outputs.put(head.name(), head.layer().apply(inside, outputs.get(head.reads())));
    }
    return outputs;
  }
}
