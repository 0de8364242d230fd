package org.syntagma.trainers.supervised;

import java.util.List;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

/** Moves a parameter towards what takes the gradient's place: p ← (1 − share) · p + share · g. */
record BlendRule() implements UpdateRule {
  static final String SHARE = "share";

  @Override
  public List<String> states() {
    return List.of();
  }

  @Override
  public List<String> scalars() {
    return List.of(SHARE);
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
    Value share = values.get(SHARE);
    Value kept = ops.mul(values.get(PARAMETER), ops.sub(ops.constant(1), share));
    return Map.of(PARAMETER, ops.add(kept, ops.mul(values.get(GRADIENT), share)));
  }
}
