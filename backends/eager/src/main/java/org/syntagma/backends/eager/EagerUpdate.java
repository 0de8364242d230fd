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
  private static final Parameters NONE = new Parameters(Map.of());

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
      Map<String, NDArray> arrays = new HashMap<>();
      arrays.put(UpdateRule.PARAMETER, parameters.get(i));
      for (String state : rule.states()) {
        arrays.put(state, states.get(state).get(i));
      }
      move(arrays, gradients.get(i), scalars, gradientScale);
    }
  }

  private void move(
      Map<String, NDArray> arrays,
      NDArray gradient,
      Map<String, Double> scalars,
      double gradientScale) {
    NDManager owner = arrays.get(UpdateRule.PARAMETER).getManager();
    try (NDManager scratch = owner.newSubManager()) {
      Run run = new Run(scratch, NONE, Mode.inference(), Set.of(), Optional.empty());
      EagerOps ops = new EagerOps(run, "");
      Map<String, Value> values = new HashMap<>();
      scalars.forEach((name, value) -> values.put(name, ops.constant(value)));
      Value arrived = new EagerValue(run.enter(gradient));
      values.put(UpdateRule.GRADIENT, ops.mul(arrived, gradientScale));
      // Copies, because a rule may return what it was given, while the original is written to.
      arrays.forEach(
          (name, array) -> values.put(name, new EagerValue(run.enter(array).duplicate())));
      Map<String, Value> moved = rule.apply(ops, values);
      arrays.forEach((name, array) -> array.set(ALL, EagerValue.arrayOf(moved.get(name))));
    }
  }

  @Override
  public void close() {}
}
