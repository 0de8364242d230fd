package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/** Blocks that are computed again in the backward pass change no loss and no gradient. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RecomputeContract extends UsesBackend {
  Given X = Given.normal(1, 2, 3, 4);
  Given W = Given.normal(2, 4, 4);

  @Test
  default void aBlockGivesWhatItContains() {
    assertSame((ops, in) -> block(ops, in[0], in[1]), X, W);
  }

  @Test
  default void blocksInARowShareAParameterWithWhatIsOutside() {
    assertSame(
        (ops, in) -> {
          Value twice = block(ops, block(ops, ops.linear(in[0], in[1]), in[1]), in[1]);
          return ops.tanh(ops.linear(twice, in[1]));
        },
        X,
        W);
  }

  @Test
  default void gradientsOfAllReadersOfABlockAreAddedUp() {
    assertSame(
        (ops, in) -> {
          Value once = block(ops, in[0], in[1]);
          return ops.add(ops.mul(once, block(ops, once, in[1])), ops.sigmoid(once));
        },
        X,
        W);
  }

  @Test
  default void whatABlockReadsIsReadBeforeAndAfterIt() {
    assertSame(
        (ops, in) -> {
          Value x = ops.tanh(in[0]);
          Value before = ops.mul(x, x);
          Value y = block(ops, x, in[1]);
          return ops.add(ops.mul(before, y), ops.sigmoid(x));
        },
        X,
        W);
  }

  @Test
  default void blocksReadWholeNumbersAndConditions() {
    assertSame(
        (ops, in) -> {
          Value flags = ops.unsqueeze(ops.less(in[2], ops.constant(2)), -1);
          Value greater = ops.maximum(in[2], in[3]);
          Value y =
              ops.recompute(() -> ops.where(flags, ops.tanh(in[0]), ops.embedding(in[1], greater)));
          return ops.add(ops.mul(y, y), ops.embedding(in[1], in[2]));
        },
        X,
        W,
        Given.ids(new int[] {0, 3, 1, 2, 2, 0}, 2, 3),
        Given.ids(new int[] {1, 1, 1, 3, 0, 0}, 2, 3));
  }

  @Test
  default void tablesInsideBlocksGetTheGradientsOfAllTheirRows() {
    assertSame(
        (ops, in) -> {
          Value outside = ops.embedding(in[0], in[1]);
          Value y = ops.recompute(() -> ops.tanh(ops.mul(outside, ops.embedding(in[0], in[1]))));
          return ops.tanh(ops.linear(y, in[0]));
        },
        Given.normal(4, 5, 4),
        Given.ids(new int[] {0, 3, 3, 4, 2, 0}, 2, 3));
  }

  @Test
  default void blocksInsideBlocksAndScansAndScansInsideBlocks() {
    assertSame(
        (ops, in) -> {
          Value nested = ops.recompute(() -> ops.sigmoid(block(ops, in[0], in[1])));
          Value inside = ops.recompute(() -> scan(ops.at("inside"), nested, in[1]));
          return scan(ops.at("outside"), inside, in[1]);
        },
        X,
        W);
  }

  @Test
  default void blocksThatComputeNothingOrNothingThatLearns() {
    assertSame(
        (ops, in) -> {
          Value same = ops.recompute(() -> in[0]);
          Value constant = ops.recompute(() -> ops.exp(ops.constant(0.5)));
          Value unused = block(ops, in[0], in[1]);
          Value none = ops.recompute(() -> ops.sign(unused));
          return ops.add(ops.mul(ops.tanh(same), constant), ops.recompute(() -> none));
        },
        X,
        W);
  }

  /** The tap and a second output are read outside of the block that computes them. */
  @Test
  default void aWholeNetworkInABlockStillHasItsTaps() {
    Objective both =
        (ops, outputs, batch) ->
            ops.add(
                TinyObjectives.ATTENTION.sum(ops, outputs, batch),
                ops.recompute(() -> TinyObjectives.LANGUAGE.sum(ops, outputs, batch)));
    assertSame(Enclosed.of(0), both, Set.of(TinyNetwork.WEIGHTS), Mode.trainingWithoutDropout());
    assertSame(
        Enclosed.of(0.3), both, Set.of(TinyNetwork.WEIGHTS), Mode.training(Randomness.of(4)));
  }

  @Test
  default void scalesAndFrozenParametersMeanTheSame() {
    Setting setting = Enclosed.of(0.2);
    Map<String, Double> scales = Map.of("language", 0.25, "penalty", -3.0);
    Mode mode = Mode.training(Randomness.of(6));
    for (String frozen : List.of("layer.mlp", "tokens", "layer", "")) {
      Gradients plain =
          Gradients.of(
              backend(),
              setting,
              TinyObjectives.BOTH,
              scales,
              path -> !path.startsWith(frozen) || path.equals("norm.bias"),
              mode);
      Gradients again =
          Gradients.of(
              backend(),
              setting,
              TinyObjectives.BOTH,
              scales,
              path -> !path.startsWith(frozen) || path.equals("norm.bias"),
              mode.recomputing());
      assertSame(plain, again);
    }
  }

  /** x + dropout(tanh(x · wᵀ)). */
  private static Value block(Ops ops, Value x, Value w) {
    return ops.recompute(() -> ops.add(x, ops.dropout(ops.tanh(ops.linear(x, w)), 0.3)));
  }

  private static Value scan(Ops ops, Value xs, Value w) {
    return ops.scan(
        "scan",
        xs,
        List.of(new Shape(1, 4)),
        (x, before) -> {
          Value y = ops.recompute(() -> ops.tanh(ops.add(ops.linear(before.get(0), w), x)));
          return new Cell.Step(y, List.of(y));
        });
  }

  private void assertSame(Layer program, Given... operands) {
    Setting setting = OperationCase.of("recompute", program, operands).setting();
    Objective sum = (ops, outputs, batch) -> ops.sum(outputs.get(OperationCase.OUTPUT));
    assertSame(setting, sum, Set.of(), Mode.trainingWithoutDropout());
    assertSame(setting, sum, Set.of(), Mode.training(Randomness.of(3)));
  }

  private void assertSame(Setting setting, Objective objective, Set<String> taps, Mode mode) {
    Gradients plain = Gradients.of(backend(), setting, objective, taps, mode);
    Gradients again = Gradients.of(backend(), setting, objective, taps, mode.recomputing());
    assertSame(plain, again);
    Map<String, Tensor> expected = setting.gradients(objective, mode);
    Near.assertGradients(expected, again.arrays(), gradientTolerance());
  }

  private void assertSame(Gradients plain, Gradients again) {
    assertEquals(plain.paths(), again.paths());
    plain
        .losses()
        .forEach(
            (name, loss) ->
                assertEquals(
                    loss,
                    again.losses().get(name),
                    valueTolerance() * Math.max(1, Math.abs(loss)),
                    name));
    Near.assertGradients(plain.arrays(), again.arrays(), gradientTolerance());
  }
}
