package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.BiFunction;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Layer;
import org.syntagma.testkit.reference.Tensor;

/**
 * Gradients as programs and tapes give them can be updated with, added to and scaled in place. An
 * engine may lay some of them out in another order, as one number for all elements, or as one array
 * for two parameters.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface GradientsIntoUpdatesContract extends UsesBackend {
  @Test
  default void everyElementMovesWhereOneNumberIsTheGradientOfAll() {
    assertMoves(1, (ops, in) -> in[0], Given.normal(1, 3, 4));
  }

  @Test
  default void aTransposedParameterMovesByItsOwnGradient() {
    assertMoves(
        1,
        (ops, in) -> ops.mul(ops.softmax(ops.transpose(in[0], 0, 1), -1), in[1]),
        Given.normal(1, 3, 4),
        Given.normal(2, 4, 3));
  }

  @Test
  default void partsOfOneArrayMoveByTheirOwnGradients() {
    assertMoves(
        0.5,
        (ops, in) -> ops.mul(ops.concat(1, in[0], in[1]), in[2]),
        Given.normal(1, 3, 2),
        Given.normal(2, 3, 4),
        Given.normal(3, 3, 6));
  }

  @Test
  default void whatTwoParametersShareIsScaledOnceForEach() {
    Given weights = Given.normal(3, 2, 3);
    for (double scale : new double[] {1, 0.5}) {
      assertMoves(
          scale,
          (ops, in) -> ops.mul(ops.add(in[0], in[1]), in[2]),
          Given.normal(1, 2, 3),
          Given.normal(2, 2, 3),
          weights);
      assertMoves(
          scale,
          (ops, in) -> ops.mul(ops.add(in[0], ops.reshape(in[1], 2, 3)), in[2]),
          Given.normal(1, 2, 3),
          Given.normal(2, 6),
          weights);
    }
  }

  private void assertMoves(double scale, Layer program, Given... operands) {
    OneUpdate update =
        new OneUpdate(backend(), OperationCase.of("moves", program, operands).setting());
    update.check(scale, gradientTolerance());
  }

  @Test
  default void whatTwoParametersShareIsAddedUpOnceForEach() {
    Given one = Given.floats(new double[] {1.5}, 1);
    Given other = Given.floats(new double[] {-2}, 1);
    OneUpdate update =
        new OneUpdate(
            backend(),
            OperationCase.of("sum", (ops, in) -> ops.add(in[0], in[1]), one, other).setting());
    List<BiFunction<Parameters, NDManager, NDList>> ways = List.of(update::compiled, update::taped);
    for (BiFunction<Parameters, NDManager, NDList> gradients : ways) {
      try (NDManager owner = backend().manager().newSubManager()) {
        Parameters parameters = update.setting().parameters(owner);
        NDList sums = gradients.apply(parameters, owner);
        backend().accumulate(sums, gradients.apply(parameters, owner));
        for (int i = 0; i < 2; i++) {
          Near.assertNear(Tensor.of(new double[] {2}, 1), sums.get(i), 0, "1 + 1");
        }
      }
    }
  }
}
