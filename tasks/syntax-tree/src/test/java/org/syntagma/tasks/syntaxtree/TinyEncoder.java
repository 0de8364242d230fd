package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.BidirectionalLstm;

/** One layer, which reads what a front end gives. */
record TinyEncoder(int width, Optional<FrontEnd> frontEnd) implements Encoder {
  @Override
  public List<Input> inputs() {
    return frontEnd.map(FrontEnd::inputs).orElse(List.of());
  }

  @Override
  public Value encode(Ops ops, Value vectors, Value visible) {
    return new BidirectionalLstm(width, width, 0).apply(ops.at("encoder"), vectors, visible);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    if (frontEnd.isEmpty()) {
      return Map.of("zero", ops.parameter("zero", new Shape(1), Initializer.zeros()));
    }
    FrontEnd front = frontEnd.get();
    FrontEnd.Fed fed = front.part().apply(ops.at("inputs").at(front.name()), inputs);
    Map<String, Value> outputs = new LinkedHashMap<>();
    outputs.put(front.name() + ".encoded", encode(ops, fed.vectors(), fed.visible()));
    fed.outputs().forEach((name, value) -> outputs.put(front.name() + "." + name, value));
    return outputs;
  }
}
