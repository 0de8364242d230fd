package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.ops.Objective;
import org.syntagma.testkit.reference.FiniteDifferences;
import org.syntagma.testkit.reference.ReferenceRun;
import org.syntagma.testkit.reference.Tensor;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * Each operation gives the values of its definition, computed in doubles, and the gradients that
 * finite differences of the definition give.
 */
public interface OperationsContract extends UsesBackend {
  @TestFactory
  default Stream<DynamicTest> valuesFollowTheDefinition() {
    return cases().map(each -> Near.named(each.name(), () -> checkValue(each)));
  }

  @TestFactory
  default Stream<DynamicTest> gradientsFollowTheDefinition() {
    return cases()
        .filter(each -> !each.parameters().isEmpty() && type(each).type().isFloating())
        .map(each -> Near.named(each.name(), () -> checkGradient(each)));
  }

  private static Stream<OperationCase> cases() {
    return Stream.of(
            ArithmeticCases.all(),
            ReductionCases.all(),
            ShapeCases.all(),
            LayerCases.all(),
            AttentionCases.all())
        .flatMap(List::stream);
  }

  private static ArrayType type(OperationCase each) {
    return Shapes.trace(each, Map.of()).outputs().get(OperationCase.OUTPUT);
  }

  private void checkValue(OperationCase each) {
    Tensor expected =
        new ReferenceRun(each.parameters(), each.batch(), Optional.empty())
            .outputs(each)
            .get(OperationCase.OUTPUT);
    try (NDManager manager = backend().manager().newSubManager();
        ForwardProgram program = backend().forward(each, Set.of(OperationCase.OUTPUT))) {
      NDArray actual =
          program
              .run(
                  Bridge.parameters(manager, each.parameters()),
                  Bridge.inputs(manager, each, each.batch()),
                  Mode.inference(),
                  manager)
              .get(OperationCase.OUTPUT);
      Near.assertNear(expected, actual, valueTolerance(), each.name());
      assertEquals(type(each).type(), actual.getDataType(), "data type");
    }
  }

  private void checkGradient(OperationCase each) {
    Objective objective =
        (ops, outputs, batch) ->
            ops.sum(ops.mul(outputs.get(OperationCase.OUTPUT), batch.get("weights")));
    int[] shape = Bridge.sizes(type(each).shape());
    Map<String, Tensor> batch = new LinkedHashMap<>(each.batch());
    batch.put("weights", Operand.normal(99, shape).values());
    Map<String, Tensor> expected =
        FiniteDifferences.of(
            parameters ->
                new ReferenceRun(parameters, batch, Optional.empty()).loss(each, objective),
            each.parameters());
    try (NDManager manager = backend().manager().newSubManager();
        GradientProgram program =
            backend()
                .gradients(each, Map.of("weighted", objective), List.of("weights"), path -> true)) {
      Map<String, NDArray> inputs = new HashMap<>(Bridge.inputs(manager, each, each.batch()));
      inputs.put("weights", Bridge.floats(manager, batch.get("weights")));
      GradientProgram.Result result =
          program.run(
              Bridge.parameters(manager, each.parameters()),
              inputs,
              Map.of("weighted", 1.0),
              Mode.trainingWithoutDropout(),
              manager);
      Near.assertGradients(expected, result.gradients(), gradientTolerance());
    }
  }
}
