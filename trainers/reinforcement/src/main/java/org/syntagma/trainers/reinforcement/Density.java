package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * What actions are drawn from: a model's logits divided by the temperature, without the symbols
 * that are never drawn. The same in what learns and in what looks.
 */
final class Density {
  private static final String NEVER = "never";
  private static final float IMPOSSIBLE = -1e9f;

  private final double temperature;
  private final float[] never;

  private Density(double temperature, float[] never) {
    this.temperature = temperature;
    this.never = never;
  }

  /** Of actions that may all be drawn. */
  static Density of(double temperature) {
    return new Density(temperature, new float[0]);
  }

  /** Of tokens. */
  static Density of(double temperature, Tokenizer tokenizer) {
    float[] never = new float[tokenizer.size()];
    for (int id = 0; id < never.length; id++) {
      never[id] = tokenizer.canDraw(id) ? 0 : IMPOSSIBLE;
    }
    return new Density(temperature, never);
  }

  /** What objectives read beside what a pass has. */
  Map<String, NDArray> arrays(NDManager manager) {
    return never.length == 0 ? Map.of() : Map.of(NEVER, manager.create(never));
  }

  /** log π of the actions of a pass, (rows, width); something else where there is none. */
  NDArray logs(NDArray logits, Pass pass) {
    NDArray warm = temperature == 1 ? logits : logits.mul((float) (1 / temperature));
    NDArray drawn = never.length == 0 ? warm : warm.add(arrays(pass.manager()).get(NEVER));
    NDArray targets = pass.arrays().get(Policy.TARGETS).maximum(0L).expandDims(-1);
    return drawn.logSoftmax(-1).gather(targets, -1).squeeze(-1);
  }

  /**
   * The objective over what is drawn from.
   *
   * @param learned whether it has a gradient
   */
  Objective over(Objective objective, boolean learned) {
    return (ops, outputs, batch) -> {
      Map<String, Value> drawn = new HashMap<>();
      outputs.forEach((name, value) -> drawn.put(name, learned ? value : ops.stopGradient(value)));
      drawn.computeIfPresent(Policy.LOGITS, (name, logits) -> drawn(ops, logits, batch));
      return objective.sum(ops, drawn, batch);
    };
  }

  private Value drawn(Ops ops, Value logits, Map<String, Value> batch) {
    Value warm = temperature == 1 ? logits : ops.mul(logits, 1 / temperature);
    return never.length == 0 ? warm : ops.add(warm, batch.get(NEVER));
  }
}
