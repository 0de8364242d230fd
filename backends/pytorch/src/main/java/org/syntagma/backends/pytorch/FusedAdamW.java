package org.syntagma.backends.pytorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.util.Map;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.AdamWRule;

/** libtorch's AdamW over all parameters in one call. */
final class FusedAdamW implements Update {
  private final ScriptModule kernels;
  private final PtNDManager manager;
  private final AdamWRule rule;

  FusedAdamW(ScriptModule kernels, PtNDManager manager, AdamWRule rule) {
    this.kernels = kernels;
    this.manager = manager;
    this.rule = rule;
  }

  @Override
  public void apply(
      NDList parameters,
      NDList gradients,
      Map<String, NDList> states,
      Map<String, Double> scalars,
      double gradientScale) {
    kernels.call(
        manager,
        "adamw",
        false,
        parameters,
        gradients,
        states.get("first"),
        states.get("second"),
        scalars.get("rate"),
        scalars.get("decay"),
        scalars.get("update"),
        rule.beta1(),
        rule.beta2(),
        rule.epsilon(),
        gradientScale);
  }

  @Override
  public void close() {}
}
