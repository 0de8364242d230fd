package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

/** What a network computes over whole sequences. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkValuesContract extends UsesNetwork {
  @Test
  default void outputsHaveTheShapesThatNetworksPromise() {
    for (int length : new int[] {1, 2, network().context().orElse(9)}) {
      Map<String, ArrayType> outputs = trace(2, length).outputs();
      if (outputs.containsKey("hidden")) {
        Shape hidden = outputs.get("hidden").shape();
        assertEquals(new Shape(2, length), hidden.slice(0, 2), "hidden: (batch, length, width)");
        assertEquals(3, hidden.dimension(), "hidden: (batch, length, width)");
      }
      if (outputs.containsKey("logits")) {
        Shape logits = new Shape(2, length, vocabulary());
        assertEquals(logits, outputs.get("logits").shape(), "logits: (batch, length, vocabulary)");
      }
    }
  }

  private Trace trace(int rows, int length) {
    Map<String, Shape> shapes = new HashMap<>();
    batch()
        .forEach(
            (name, values) -> {
              long[] sizes = Bridge.shape(values).getShape().clone();
              sizes[0] = rows;
              if (NetworkBatch.isFollowed(name)) {
                sizes[1] = length;
              }
              shapes.put(name, new Shape(sizes));
            });
    return Shapes.trace(network(), shapes);
  }

  @Test
  default void bothBackendsGiveTheOutputsOfTheDefinitions() {
    Setting setting = NetworkBatch.setting(this);
    Set<String> names = trace(2, 2).outputs().keySet();
    for (Mode mode : List.of(Mode.inference(), Mode.training(Randomness.of(5)))) {
      Map<String, Tensor> expected = setting.outputs(mode);
      for (Backend backend : List.of(reference(), other())) {
        Outputs.of(backend, setting, names, mode)
            .forEach(
                (name, actual) ->
                    Near.assertClose(
                        expected.get(name),
                        actual.values(),
                        networkTolerance(),
                        name + " on " + backend.description()));
      }
    }
  }

  @Test
  default void bothBackendsGiveTheSameGradients() {
    Map<String, Tensor> expected = gradients(reference()).arrays();
    Near.assertGradients(expected, gradients(other()).arrays(), networkTolerance());
  }

  @Test
  default void everyParameterGetsAGradient() {
    Map<String, Tensor> gradients = gradients(reference()).arrays();
    for (ParameterSpec parameter : trace(2, 2).parameters()) {
      Tensor gradient = gradients.getOrDefault(parameter.path(), Tensor.scalar(0));
      assertTrue(
          Arrays.stream(gradient.data()).anyMatch(each -> each != 0),
          parameter.path() + " has no gradient: nothing that is computed depends on it");
    }
  }

  @Test
  default void theSameInputsGiveTheSameBits() {
    for (Backend backend : List.of(reference(), other())) {
      Near.assertGradients(gradients(backend).arrays(), gradients(backend).arrays(), 0);
    }
  }

  /** Of a weighted sum of all real outputs. */
  private Gradients gradients(Backend backend) {
    Setting setting = NetworkBatch.setting(this);
    Map<String, Tensor> outputs = setting.outputs(Mode.inference());
    for (String name : trace(2, 2).outputs().keySet()) {
      setting = setting.with("weights of " + name, Given.normal(7, outputs.get(name).shape()));
    }
    Objective objective = NetworkValuesContract::weighted;
    return Gradients.of(backend, setting, objective, Mode.training(Randomness.of(5)));
  }

  private static Value weighted(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return outputs.entrySet().stream()
        .map(each -> ops.sum(ops.mul(each.getValue(), batch.get("weights of " + each.getKey()))))
        .reduce(ops::add)
        .orElseThrow();
  }

  @Test
  default void aLaterTokenChangesNoEarlierLogits() {
    Setting setting = NetworkBatch.setting(this);
    assumeTrue(setting.batch().containsKey("tokens"), "the network reads no tokens");
    assumeTrue(trace(2, 2).outputs().containsKey("logits"), "the network gives no logits");
    Tensor tokens = setting.batch().get("tokens").values();
    for (Backend backend : List.of(reference(), other())) {
      Tensor before = Outputs.of(backend, setting, "logits", Mode.inference());
      for (int changed = 1; changed < tokens.size(1); changed++) {
        int at = changed;
        Tensor others =
            Tensor.generate(
                tokens.shape(), i -> i[1] == at ? (tokens.at(i) + 1) % vocabulary() : tokens.at(i));
        Given ids = new Given(setting.batch().get("tokens").type(), others);
        Tensor after = Outputs.of(backend, setting.with("tokens", ids), "logits", Mode.inference());
        Near.assertNear(until(before, at), until(after, at), 1e-6, "logits before token " + at);
        assertTrue(Near.relativeError(before, after) > 1e-6, "token " + at + " does not matter");
      }
    }
  }

  private static Tensor until(Tensor logits, int end) {
    int[] shape = {logits.size(0), end, logits.size(2)};
    return Tensor.generate(shape, logits::at);
  }
}
