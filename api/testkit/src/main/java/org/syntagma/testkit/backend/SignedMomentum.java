package org.syntagma.testkit.backend;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

/**
 * A rule that no backend knows: each element moves by the rate against the sign of its momentum.
 */
record SignedMomentum(double decay) implements UpdateRule {
  @Override
  public List<String> states() {
    return List.of("momentum");
  }

  @Override
  public List<String> scalars() {
    return List.of("rate");
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
    Value old = ops.mul(values.get("momentum"), decay);
    Value momentum = ops.add(old, ops.mul(values.get(GRADIENT), 1 - decay));
    Value step = ops.mul(values.get("rate"), ops.sign(momentum));
    return Map.of(PARAMETER, ops.sub(values.get(PARAMETER), step), "momentum", momentum);
  }
}
