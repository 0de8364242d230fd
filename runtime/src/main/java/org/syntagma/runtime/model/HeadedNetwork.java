package org.syntagma.runtime.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.model.Head;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * A network and heads as one network.
 *
 * @param base what the first heads read: a model's trunk, or a front end with the trunk's encoder
 * @param adapters of the matrices of all of it
 */
record HeadedNetwork(Network base, List<Head> heads, Adapters adapters) implements Network {
  @Override
  public List<Input> inputs() {
    return base.inputs();
  }

  @Override
  public OptionalInt context() {
    return base.context();
  }

  @Override
  public boolean learns(String path) {
    return base.learns(path);
  }

  @Override
  public Map<String, Value> apply(Ops plain, Map<String, Value> inputs) {
    return computed(AdaptedOps.of(plain, adapters), inputs);
  }

  /** Its outputs by operations that are adapted already. */
  Map<String, Value> computed(Ops ops, Map<String, Value> inputs) {
    Map<String, Value> outputs = new LinkedHashMap<>(base.apply(ops, inputs));
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
      Value read = outputs.get(head.reads());
      Value seen = head.probe() ? inside.stopGradient(read) : read;
      outputs.put(head.name(), head.layer().apply(inside, seen));
    }
    return outputs;
  }
}
