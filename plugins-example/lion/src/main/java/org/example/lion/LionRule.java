package org.example.lion;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

/**
 * Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", algorithm 2): with
 * momentum m, gradient g, rate η and decay λ, c = β1 m + (1 − β1) g; θ ← θ − η (sign(c) + λ θ); m ←
 * β2 m + (1 − β2) g.
 */
record LionRule(double beta1, double beta2) implements UpdateRule {
  @Override
  public List<String> states() {
    return List.of("momentum");
  }

  @Override
  public List<String> scalars() {
    return List.of("rate", "decay");
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
    Value parameter = values.get(PARAMETER);
    Value gradient = values.get(GRADIENT);
    Value momentum = values.get("momentum");
    Value direction = ops.sign(blend(ops, momentum, gradient, beta1));
    Value step = ops.add(direction, ops.mul(values.get("decay"), parameter));
    return Map.of(
        PARAMETER, ops.sub(parameter, ops.mul(values.get("rate"), step)),
        "momentum", blend(ops, momentum, gradient, beta2));
  }

  private static Value blend(Ops ops, Value old, Value now, double beta) {
    return ops.add(ops.mul(old, beta), ops.mul(now, 1 - beta));
  }
}
