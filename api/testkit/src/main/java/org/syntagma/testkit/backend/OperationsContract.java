package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.ops.Objective;
import org.syntagma.testkit.reference.Tensor;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * Each operation gives the values of its definition, computed in doubles, and the gradients that
 * finite differences of the definition give.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OperationsContract extends UsesBackend {
  @TestFactory
  default Stream<DynamicTest> valuesFollowTheDefinition() {
    return OperationCase.all().map(each -> Near.named(each.name(), () -> checkValue(each)));
  }

  @TestFactory
  default Stream<DynamicTest> gradientsFollowTheDefinition() {
    return OperationCase.all()
        .filter(each -> type(each).type().isFloating())
        .filter(each -> !each.setting().parameters().isEmpty())
        .map(each -> Near.named(each.name(), () -> checkGradient(each)));
  }

  private static ArrayType type(OperationCase each) {
    return Shapes.trace(each, Map.of()).outputs().get(OperationCase.OUTPUT);
  }

  private void checkValue(OperationCase each) {
    Setting setting = each.setting();
    Given actual =
        Outputs.of(backend(), setting, Set.of(OperationCase.OUTPUT), Mode.inference())
            .get(OperationCase.OUTPUT);
    Tensor expected = setting.outputs(Mode.inference()).get(OperationCase.OUTPUT);
    Near.assertNear(expected, actual.values(), valueTolerance(), "value");
    assertEquals(type(each).type(), actual.type(), "data type");
  }

  private void checkGradient(OperationCase each) {
    Objective objective =
        (ops, outputs, batch) ->
            ops.sum(ops.mul(outputs.get(OperationCase.OUTPUT), batch.get("weights")));
    Given weights = Given.normal(99, Bridge.sizes(type(each).shape()));
    Setting setting = each.setting().with("weights", weights);
    Mode mode = Mode.trainingWithoutDropout();
    Gradients actual = Gradients.of(backend(), setting, objective, mode);
    Near.assertGradients(setting.gradients(objective, mode), actual.arrays(), gradientTolerance());
  }
}
