package org.syntagma.trainers.supervised;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

/**
 * Gradient descent with a velocity v ← μ v + g that the parameter follows: p ← p − rate · v, or,
 * looking ahead, p ← p − rate · (g + μ v) (Nesterov's momentum as in Sutskever 2013, rewritten for
 * the point that the gradient is taken at).
 *
 * @param momentum μ in [0, 1); 0 keeps no state
 * @param nesterov whether to look ahead
 */
record SgdRule(double momentum, boolean nesterov) implements UpdateRule {
  private static final String VELOCITY = "velocity";

  @Override
  public List<String> states() {
    return momentum > 0 ? List.of(VELOCITY) : List.of();
  }

  @Override
  public List<String> scalars() {
    return List.of("rate");
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
    Value gradient = values.get(GRADIENT);
    if (momentum == 0) {
      return Map.of(PARAMETER, moved(ops, values, gradient));
    }
    Value velocity = ops.add(ops.mul(values.get(VELOCITY), momentum), gradient);
    Value direction = nesterov ? ops.add(gradient, ops.mul(velocity, momentum)) : velocity;
    return Map.of(PARAMETER, moved(ops, values, direction), VELOCITY, velocity);
  }

  private static Value moved(Ops ops, Map<String, Value> values, Value direction) {
    return ops.sub(values.get(PARAMETER), ops.mul(values.get("rate"), direction));
  }
}
