package org.syntagma.models.decoderonly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Activation;
import org.syntagma.toolkit.layers.FeedForward;
import org.syntagma.toolkit.layers.LayerNorm;
import org.syntagma.toolkit.layers.RmsNorm;

/** The toolkit's layers that GPT-2 with biases does not use. */
class LayerValuesTest {
  private static final float[] X = {0.5f, -1.5f, 2};
  private static final Initializer ZERO = Initializer.zeros();

  @Test
  void swigluGatesTheSecondHalfWithTheFirst() {
    try (TinyModel model = model(new FeedForward(3, 2, Activation.SWIGLU, false, ZERO, ZERO))) {
      double[] up = times(model, "up.weight", 0.5, -1.5, 2);
      double[] inner = {silu(up[0]) * up[2], silu(up[1]) * up[3]};
      assertOutput(times(model, "down.weight", inner), model);
    }
  }

  @Test
  void reluCutsWhatIsNegative() {
    try (TinyModel model = model(new FeedForward(3, 2, Activation.RELU, false, ZERO, ZERO))) {
      double[] up = times(model, "up.weight", 0.5, -1.5, 2);
      double[] inner = {Math.max(0, up[0]), Math.max(0, up[1])};
      assertOutput(times(model, "down.weight", inner), model);
    }
  }

  @Test
  void layerNormWorksWithoutBias() {
    try (TinyModel model = model(new LayerNorm(3, false))) {
      float[] weight = model.parameters.get("weight").toFloatArray();
      double mean = 1.0 / 3;
      double variance = (0.25 + 2.25 + 4) / 3 - mean * mean;
      double[] expected = new double[3];
      for (int i = 0; i < 3; i++) {
        expected[i] = (X[i] - mean) / Math.sqrt(variance + 1e-5) * weight[i];
      }
      assertOutput(expected, model);
    }
  }

  @Test
  void rmsNormKeepsTheMean() {
    try (TinyModel model = model(new RmsNorm(3, 1e-6))) {
      float[] weight = model.parameters.get("weight").toFloatArray();
      double[] expected = new double[3];
      for (int i = 0; i < 3; i++) {
        expected[i] = X[i] / Math.sqrt(6.5 / 3 + 1e-6) * weight[i];
      }
      assertOutput(expected, model);
    }
  }

  private static TinyModel model(Layer layer) {
    return new TinyModel(
        new Network() {
          @Override
          public List<Input> inputs() {
            return List.of(new Input("x", DataType.FLOAT32, new Shape(1, 3)));
          }

          @Override
          public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
            return Map.of("y", layer.apply(ops, inputs.get("x")));
          }
        });
  }

  private static void assertOutput(double[] expected, TinyModel model) {
    float[] found =
        model.run("y", Map.of("x", model.manager().create(X, new Shape(1, 3)))).toFloatArray();
    assertEquals(expected.length, found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], 1e-5);
    }
  }

  private static double[] times(TinyModel model, String path, double... x) {
    float[] weight = model.parameters.get(path).toFloatArray();
    double[] y = new double[weight.length / x.length];
    for (int i = 0; i < weight.length; i++) {
      y[i / x.length] += weight[i] * x[i % x.length];
    }
    return y;
  }

  private static double silu(double x) {
    return x / (1 + Math.exp(-x));
  }
}
