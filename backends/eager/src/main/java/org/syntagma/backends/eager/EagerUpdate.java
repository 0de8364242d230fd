package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

final class EagerUpdate implements Update {
  private static final NDIndex ALL = new NDIndex("...");

  private final UpdateRule rule;

  EagerUpdate(UpdateRule rule) {
    this.rule = rule;
  }

  @Override
  public void apply(
      NDList parameters,
      NDList gradients,
      Map<String, NDList> states,
      Map<String, Double> scalars,
      double gradientScale) {
    for (int i = 0; i < parameters.size(); i++) {
      NDArray parameter = parameters.get(i);
      try (NDManager manager = parameter.getManager().newSubManager()) {
        EagerOps ops =
            new EagerOps(
                new Run(
                    manager,
                    new Parameters(Map.of()),
                    Mode.inference(),
                    Set.of(),
                    Optional.empty()),
                "");
        Map<String, Value> values = new HashMap<>();
        scalars.forEach((name, value) -> values.put(name, ops.constant(value)));
        values.put(UpdateRule.PARAMETER, new EagerValue(parameter));
        values.put(UpdateRule.GRADIENT, ops.mul(new EagerValue(gradients.get(i)), gradientScale));
        for (String state : rule.states()) {
          values.put(state, new EagerValue(states.get(state).get(i)));
        }
        Map<String, Value> moved = rule.apply(ops, values);
        parameter.set(ALL, EagerValue.arrayOf(moved.get(UpdateRule.PARAMETER)));
        for (String state : rule.states()) {
          states.get(state).get(i).set(ALL, EagerValue.arrayOf(moved.get(state)));
        }
      }
    }
  }

  @Override
  public void close() {}
}
