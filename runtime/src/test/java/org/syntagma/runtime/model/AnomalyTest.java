package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyTokenizer;

class AnomalyTest {
  /** Something done to embeddings, at a path. */
  private record Doing(BiFunction<Ops, Value, Value> what) implements Network {
    @Override
    public List<Input> inputs() {
      return List.of(Input.tokens("tokens"));
    }

    @Override
    public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
      Value table = ops.parameter("table", new Shape(12, 4), Initializer.normal(1));
      Value rows = ops.add(ops.abs(ops.embedding(table, inputs.get("tokens"))), 1);
      ops.tap("watched", () -> ops.log(ops.neg(rows)));
      return Map.of("logits", ops.mul(what.apply(ops.at("deep"), rows), 2));
    }
  }

  private static Optional<String> anomaly(Model model) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      long[] ids = {1, 2, 3, 4, 5, 6};
      Batch batch =
          Batch.of(manager, Map.of("tokens", manager.create(ids, new Shape(2, 3))), ids.length);
      return model.anomaly(batch, Set.of("logits"));
    }
  }

  private static Model model(Backend backend, Network network) {
    return NetworkModel.create(network, new TinyTokenizer(12), backend, Randomness.of(5));
  }

  private static String found(Backend backend, BiFunction<Ops, Value, Value> what) {
    return anomaly(model(backend, new Doing(what))).orElse("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void namesTheFirstOperationThatIsNotFiniteWithItsPath(String type) {
    try (Backend backend = Backends.open(type)) {
      // The tap that nobody asked for is no number either.
      assertEquals("nothing", found(backend, (ops, x) -> ops.tanh(x)));
      assertEquals(
          "the first operation that gives no number is log in deep",
          found(backend, (ops, x) -> ops.softmax(ops.log(ops.neg(x)), -1)));
      assertEquals(
          "the first operation that gives no number is sub in deep, after an infinite one of exp in"
              + " deep",
          found(
              backend,
              (ops, x) -> {
                Value far = ops.exp(ops.mul(x, 1e6));
                return ops.sub(far, far);
              }));
      assertEquals(
          "the first operation that gives something infinite is exp in deep",
          found(backend, (ops, x) -> ops.exp(ops.mul(x, 1e6))));
      // Infinities that a network means are no fault while numbers come of them.
      assertEquals(
          "nothing",
          found(
              backend,
              (ops, x) -> {
                Value never = ops.constant(Double.NEGATIVE_INFINITY);
                Value far = ops.less(ops.constant(1.5), x);
                return ops.exp(ops.where(far, never, x));
              }));
      assertEquals(
          "the first operation that gives no number is sqrt in deep.deeper, after an infinite one of"
              + " where in deep",
          found(
              backend,
              (ops, x) -> {
                Value never = ops.constant(Double.NEGATIVE_INFINITY);
                Value masked = ops.where(ops.less(x, ops.constant(0)), x, never);
                return ops.at("deeper").sqrt(ops.sub(ops.maximum(masked, ops.constant(0)), x));
              }));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void namesAParameterThatHadRunAwayBefore(String type) {
    try (Backend backend = Backends.open(type);
        Model model = model(backend, new TinyDecoder(12, 6))) {
      assertEquals(Optional.empty(), anomaly(model));
      String path = model.parameters().paths().iterator().next();
      model.parameters().get(path).muli(Float.POSITIVE_INFINITY);
      assertEquals(
          Optional.of(
              "the parameter '%s' is not finite itself, so the model had run away before"
                  .formatted(path)),
          anomaly(model));
    }
  }
}
