package org.syntagma.testkit.backend;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** {@link TinyNetwork}, all of it in one block. */
record Enclosed(TinyNetwork network) implements Network {
  static Setting of(double dropout) {
    TinyNetwork network = new TinyNetwork(dropout);
    Setting setting = network.setting();
    return new Setting(new Enclosed(network), setting.parameters(), setting.batch());
  }

  @Override
  public List<Input> inputs() {
    return network.inputs();
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value[] hidden = new Value[1];
    Value logits =
        ops.recompute(
            () -> {
              Map<String, Value> outputs = network.apply(ops, inputs);
              hidden[0] = outputs.get("hidden");
              return outputs.get("logits");
            });
    return Map.of("hidden", hidden[0], "logits", logits);
  }
}
