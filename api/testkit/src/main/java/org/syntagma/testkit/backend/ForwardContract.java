package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.testkit.reference.Tensor;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/** Forward programs: what they compute, and what they refuse. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ForwardContract extends UsesBackend {
  @Test
  default void computesTheWantedOutputsAndTapsOnly() {
    Setting setting = new TinyNetwork(0).setting();
    Map<String, Tensor> expected = setting.outputs(Mode.inference());
    for (Set<String> wanted :
        List.of(Set.of("logits", TinyNetwork.WEIGHTS), Set.of("hidden"), Set.of("logits"))) {
      Map<String, Given> outputs = Outputs.of(backend(), setting, wanted, Mode.inference());
      assertEquals(wanted, outputs.keySet());
      outputs.forEach(
          (name, actual) ->
              Near.assertNear(expected.get(name), actual.values(), valueTolerance(), name));
    }
  }

  @Test
  default void doesNotComputeATapThatNobodyWants() {
    // The tap looks up a row that is not there: shapes fit, but the engine would fail.
    OperationCase network =
        OperationCase.of(
            "tap",
            (ops, in) -> {
              ops.tap("broken", () -> ops.embedding(in[0], in[1]));
              return ops.neg(in[0]);
            },
            Given.normal(1, 2, 3),
            Given.ids(new int[] {1_000_000}, 1));
    Tensor actual =
        Outputs.of(backend(), network.setting(), OperationCase.OUTPUT, Mode.inference());
    assertArrayEquals(new int[] {2, 3}, actual.shape());
  }

  @Test
  default void runsWithOtherSizesThanBefore() {
    Setting small = new TinyNetwork(0).setting();
    Setting large =
        small
            .with("tokens", Given.ids(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 9))
            .with("source", Given.ids(new int[] {4, 5, 6, 7, 8, TinyNetwork.PAD}, 1, 6));
    try (NDManager owner = backend().manager().newSubManager();
        ForwardProgram program = backend().forward(small.network(), Set.of("logits"))) {
      for (Setting each : List.of(small, large, small)) {
        NDArray actual =
            program
                .run(each.parameters(owner), each.batch(owner), Mode.inference(), owner)
                .get("logits");
        Tensor expected = each.outputs(Mode.inference()).get("logits");
        Near.assertNear(expected, actual, valueTolerance(), "logits");
      }
    }
  }

  @Test
  default void outputsBelongToTheirOwner() {
    // A parameter that is returned as it is stays the model's: the owner gets a copy.
    OperationCase network = OperationCase.of("itself", (ops, in) -> in[0], Given.normal(1, 2, 3));
    for (Setting setting : List.of(network.setting(), new TinyNetwork(0).setting())) {
      Set<String> wanted = setting.outputs(Mode.inference()).keySet();
      try (NDManager model = backend().manager().newSubManager();
          NDManager owner = model.newSubManager();
          ForwardProgram program = backend().forward(setting.network(), wanted)) {
        Parameters parameters = setting.parameters(model);
        program
            .run(parameters, setting.batch(model), Mode.inference(), owner)
            .forEach((name, array) -> assertSame(owner, array.getManager(), name));
        parameters.asMap().forEach((path, array) -> assertSame(model, array.getManager(), path));
      }
    }
  }

  @Test
  default void listsParametersInTheOrderInWhichTheNetworkAsksForThem() {
    TinyNetwork network = new TinyNetwork(0);
    List<String> asked =
        Shapes.trace(network, Map.of()).parameters().stream().map(ParameterSpec::path).toList();
    try (ForwardProgram program = backend().forward(network, Set.of("logits"))) {
      assertEquals(asked, program.parameters());
    }
  }

  @Test
  default void anUnknownOutputIsRefusedAndTheKnownOnesAreNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> backend().forward(new TinyNetwork(0), Set.of("logits", "lojits")))
            .getMessage();
    for (String name : List.of("lojits", "logits", "hidden", TinyNetwork.WEIGHTS)) {
      assertTrue(message.contains(name), message);
    }
  }

  @Test
  default void aNetworkWhoseShapesDoNotFitIsRefusedWithItsPath() {
    OperationCase network =
        OperationCase.of(
            "wrong", (ops, in) -> ops.at("deep").matmul(in[0], in[0]), Given.normal(1, 2, 3));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> backend().forward(network, Set.of(OperationCase.OUTPUT)))
            .getMessage();
    assertTrue(message.contains("deep") && message.contains("matmul"), message);
  }

  @Test
  default void anAbsentInputIsNamed() {
    Setting setting = new TinyNetwork(0).setting();
    try (NDManager owner = backend().manager().newSubManager()) {
      Map<String, NDArray> batch = new HashMap<>(setting.batch(owner));
      batch.remove("source");
      assertRefused("source", setting, batch);
    }
  }

  @Test
  default void anInputThatDoesNotFitIsNamed() {
    Setting setting = new TinyNetwork(0).setting();
    try (NDManager owner = backend().manager().newSubManager()) {
      Map<String, NDArray> flat = new HashMap<>(setting.batch(owner));
      flat.put("tokens", owner.create(new long[] {1, 2}));
      assertRefused("tokens", setting, flat);
      Map<String, NDArray> real = new HashMap<>(setting.batch(owner));
      real.put("source", owner.zeros(new Shape(2, 3), DataType.FLOAT32));
      assertRefused("source", setting, real);
    }
  }

  private void assertRefused(String named, Setting setting, Map<String, NDArray> batch) {
    try (NDManager owner = backend().manager().newSubManager();
        ForwardProgram program = backend().forward(setting.network(), Set.of("logits"))) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> program.run(setting.parameters(owner), batch, Mode.inference(), owner))
              .getMessage();
      assertTrue(message.contains(named), message);
    }
  }
}
