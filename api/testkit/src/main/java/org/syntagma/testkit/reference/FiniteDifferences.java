package org.syntagma.testkit.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/** Gradients by central differences, in doubles. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FiniteDifferences {
  private static final double STEP = 1e-5;

  private FiniteDifferences() {}

  /** The gradient of {@code loss} at {@code parameters}, by name; its error is about 1e-9. */
  public static Map<String, Tensor> of(
      ToDoubleFunction<Map<String, Tensor>> loss, Map<String, Tensor> parameters) {
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    parameters.forEach(
        (name, at) -> {
          double[] gradient = new double[at.size()];
          for (int i = 0; i < gradient.length; i++) {
            double above = loss.applyAsDouble(moved(parameters, name, i, STEP));
            double below = loss.applyAsDouble(moved(parameters, name, i, -STEP));
            gradient[i] = (above - below) / (2 * STEP);
          }
          gradients.put(name, Tensor.of(gradient, at.shape()));
        });
    return gradients;
  }

  private static Map<String, Tensor> moved(
      Map<String, Tensor> parameters, String name, int element, double step) {
    double[] data = parameters.get(name).data();
    data[element] += step;
    Map<String, Tensor> moved = new LinkedHashMap<>(parameters);
    moved.put(name, Tensor.of(data, parameters.get(name).shape()));
    return moved;
  }
}
