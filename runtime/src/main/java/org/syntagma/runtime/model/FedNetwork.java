package org.syntagma.runtime.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** A front end and the encoder that it feeds, as one network. */
record FedNetwork(Encoder encoder, FrontEnd frontEnd) implements Network {
  @Override
  public List<Input> inputs() {
    return frontEnd.inputs();
  }

  @Override
  public boolean learns(String path) {
    return encoder.learns(path);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Ops inside = ops.at("inputs").at(frontEnd.name());
    FrontEnd.Fed fed = frontEnd.part().apply(inside, inputs);
    Map<String, Value> outputs = new LinkedHashMap<>();
    fed.outputs().forEach((name, value) -> outputs.put(frontEnd.output(name), value));
    outputs.put(
        frontEnd.output(FrontEnd.ENCODED), encoder.encode(ops, fed.vectors(), fed.visible()));
    return outputs;
  }
}
