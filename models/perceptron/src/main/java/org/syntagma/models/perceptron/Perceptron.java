package org.syntagma.models.perceptron;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Layers with tanh between them, for each position alone: a policy over observations, as it is
 * usual for control.
 *
 * <p>Reads {@code observations} (batch, length, numbers), float32; gives {@code hidden} (batch,
 * length, width of the last hidden layer) and {@code logits} (batch, length, actions). Parameters:
 * {@code layers.0} and so on and {@code output}, each with {@code weight} (out, in), which begins
 * orthogonal with the gain √2, that of the output 0.01, so that at first all actions are nearly
 * equally probable (Andrychowicz et al. 2021, section 3.2), and {@code bias}, which begins at 0.
 */
@Description("layers with tanh between them, for each observation alone")
final class Perceptron implements Network {
  private static final double GAIN = Math.sqrt(2);
  private static final double OUTPUT_GAIN = 0.01;

  private final PerceptronConfig config;

  @Inject
  Perceptron(PerceptronConfig config) {
    this.config = config;
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input("observations", DataType.FLOAT32, new Shape(-1, -1, config.observations())));
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
    Value x = inputs.get("observations");
    int width = config.observations();
    for (int i = 0; i < config.hidden().size(); i++) {
      int next = config.hidden().get(i);
      x = ops.tanh(linear(ops.at("layers." + i), x, width, next, GAIN));
      width = next;
    }
    Value logits = linear(ops.at("output"), x, width, config.actions(), OUTPUT_GAIN);
    return Map.of("hidden", x, "logits", logits);
  }

  private static Value linear(Ops ops, Value x, int in, int out, double gain) {
    Value weight = ops.parameter("weight", new Shape(out, in), Initializer.orthogonal(gain));
    Value bias = ops.parameter("bias", new Shape(out), Initializer.zeros());
    return ops.linear(x, weight, bias);
  }
}
