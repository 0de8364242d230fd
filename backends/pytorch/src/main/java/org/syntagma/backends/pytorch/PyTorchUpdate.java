package org.syntagma.backends.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.ops.Value;

/** Any rule, recorded for one parameter and called for all of them in one go. */
final class PyTorchUpdate implements Update {
  private static final String RULE =
      """
        def rule(self: __torch__.M, input: List[Tensor]) -> List[Tensor]:
      %s    return [%s]
        def store_(self: __torch__.M, old: List[Tensor], new: List[Tensor]) -> None:
          for i in range(torch.len(new)):
            _0 = torch.copy_(old[i], new[i])
          return None
        def update(self: __torch__.M, parameters: List[Tensor], gradients: List[Tensor], states: List[Tensor], scalars: List[float], scale: float) -> None:
          n = torch.len(parameters)
          for i in range(n):
            old = [parameters[i]]
            for j in range(torch.floordiv(torch.len(states), n)):
              _0 = torch.append(old, states[j * n + i])
            input = torch.add(old, [torch.mul(gradients[i], scale)])
            for k in range(torch.len(scalars)):
              _1 = torch.append(input, torch.full([], scalars[k], dtype=6))
            (self).store_(old, (self).rule(input))
          return None
      """;

  private final PtNDManager manager;
  private final UpdateRule rule;
  private final ScriptModule module;

  PyTorchUpdate(Device device, PtNDManager manager, UpdateRule rule) {
    this.manager = manager;
    this.rule = rule;
    Recording recording = Recording.outputs(false, false, Set.of());
    List<String> names = new ArrayList<>(List.of(UpdateRule.PARAMETER));
    names.addAll(rule.states());
    int kept = names.size();
    names.add(UpdateRule.GRADIENT);
    names.addAll(rule.scalars());
    Map<String, Value> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), recording.script.compute("input[" + i + "]"));
    }
    Map<String, Value> moved = rule.apply(recording.wideOps(), values);
    // A rule may give back an old value, which must not change before it is stored.
    List<Value> copies =
        names.subList(0, kept).stream()
            .map(moved::get)
            .map(
                value ->
                    values.containsValue(value)
                        ? recording.script.compute("torch.clone(%s)", value)
                        : value)
            .toList();
    Script.Body body = recording.script.body(copies);
    module = ScriptModule.load(Archive.of(RULE.formatted(body.text(), body.outputs())), device);
  }

  @Override
  public void apply(
      NDList parameters,
      NDList gradients,
      Map<String, NDList> states,
      Map<String, Double> scalars,
      double gradientScale) {
    NDList all = new NDList();
    rule.states().forEach(state -> all.addAll(states.get(state)));
    module.call(
        manager,
        "update",
        false,
        parameters,
        gradients,
        all,
        rule.scalars().stream().mapToDouble(scalars::get).toArray(),
        gradientScale);
  }

  @Override
  public void close() {
    module.close();
  }
}
