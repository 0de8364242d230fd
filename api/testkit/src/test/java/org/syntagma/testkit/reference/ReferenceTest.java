package org.syntagma.testkit.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;

/** The definitions against what can be worked out by hand. */
class ReferenceTest {
  private static final double TINY = 1e-12;

  private final Ops ops =
      new ReferenceOps(new ReferenceRun(Map.of(), Map.of(), Optional.empty()), "");

  @Test
  void theErrorFunctionIsThatOfTheTables() {
    assertEquals(0.5204998778130465, Functions.erf(0.5), TINY);
    assertEquals(0.8427007929497149, Functions.erf(1), TINY);
    assertEquals(-0.9953222650189527, Functions.erf(-2), TINY);
    assertEquals(0.9999999845827421, Functions.erf(4), TINY);
    assertEquals(1, Functions.erf(7), TINY);
  }

  @Test
  void bothGelusAreNear() {
    for (double x = -4; x <= 4; x += 0.5) {
      assertEquals(Functions.gelu(x), Functions.geluTanh(x), 1e-3);
    }
  }

  @Test
  void shapesBroadcastAsInNumPy() {
    Tensor column = Tensor.of(new double[] {10, 20}, 2, 1);
    Tensor row = Tensor.of(new double[] {1, 2, 3}, 3);
    assertTensor(new double[] {11, 12, 13, 21, 22, 23}, ops.add(column, row), 2, 3);
  }

  @Test
  void aMatrixTimesItsInverseIsOne() {
    Tensor a = Tensor.of(new double[] {2, 1, 5, 3}, 2, 2);
    Tensor inverse = Tensor.of(new double[] {3, -1, -5, 2}, 2, 2);
    assertTensor(new double[] {1, 0, 0, 1}, ops.matmul(a, inverse), 2, 2);
    Tensor transposed = (Tensor) ops.transpose(inverse, 0, 1);
    assertTensor(new double[] {1, 0, 0, 1}, ops.linear(a, transposed), 2, 2);
  }

  @Test
  void shapesChangeAndElementsStay() {
    Tensor x = Tensor.generate(new int[] {2, 3}, i -> 3 * i[0] + i[1]);
    assertTensor(new double[] {0, 1, 2, 3, 4, 5}, ops.reshape(x, 0, -1, 1), 2, 3, 1);
    assertTensor(new double[] {0, 3, 1, 4, 2, 5}, ops.transpose(x, -1, 0), 3, 2);
    assertTensor(new double[] {1, 4}, ops.slice(x, 1, 1, -1), 2, 1);
    assertTensor(
        new double[] {0, 1, 2, 1, 3, 4, 5, 4}, ops.concat(1, x, ops.slice(x, 1, 1, 2)), 2, 4);
    Tensor index = Tensor.of(new double[] {2, 0}, 2, 1);
    assertTensor(new double[] {2, 3}, ops.gather(x, 1, index), 2, 1);
  }

  @Test
  void layerNormGivesMeanAndVarianceOfItsWeights() {
    Tensor x = Tensor.of(new double[] {1, 2, 6}, 3);
    Tensor ones = Tensor.of(new double[] {1, 1, 1}, 3);
    Tensor normal = (Tensor) ops.layerNorm(x, ops.mul(ones, 2), ones, 0);
    assertEquals(3, Functions.sum(normal.data()), TINY);
    assertEquals(4, Functions.meanSquare(normal.map(v -> v - 1).data()), TINY);
    assertEquals(1, Functions.meanSquare(((Tensor) ops.rmsNorm(x, ones, 0)).data()), TINY);
  }

  @Test
  void crossEntropyOfEqualLogitsIsTheLogarithmOfTheirNumber() {
    Tensor logits = Tensor.generate(new int[] {3, 4}, i -> 7);
    Tensor targets = Tensor.of(new double[] {0, -1, 3}, 3);
    assertTensor(new double[] {Math.log(4), 0, Math.log(4)}, ops.crossEntropy(logits, targets), 3);
  }

  @Test
  void attentionToEqualKeysIsTheMeanOfTheVisibleValues() {
    Tensor query = Tensor.generate(new int[] {1, 2, 4}, i -> i[2]);
    Tensor key = Tensor.generate(new int[] {1, 3, 2}, i -> 1);
    Tensor value = Tensor.generate(new int[] {1, 3, 2}, i -> Math.pow(10, i[1]) * (1 + i[2]));
    // Two heads share one group of keys; the second query stands at the last key.
    assertTensor(
        new double[] {5.5, 11, 5.5, 11, 37, 74, 37, 74},
        ops.attention(query, key, value, 2, Mask.causally()),
        1,
        2,
        4);
    Tensor visible = Tensor.of(new double[] {0, 1, 0}, 1, 3);
    assertTensor(
        new double[] {10, 20, 10, 20, 10, 20, 10, 20},
        ops.attention(query, key, value, 2, Mask.of(visible)),
        1,
        2,
        4);
  }

  @Test
  void attentionWeighsByTheScaledProduct() {
    Tensor query = Tensor.of(new double[] {2, 0, 0, 0}, 1, 1, 4);
    Tensor key = Tensor.of(new double[] {Math.log(3), 5, 5, 5, 0, 5, 5, 5}, 1, 2, 4);
    assertTensor(
        new double[] {0.75, 0.25}, ops.attentionWeights(query, key, 1, Mask.none()), 1, 1, 1, 2);
  }

  @Test
  void anLstmWithOpenGatesAddsUp() {
    // Gates i and o are open, f is half open, g is x; so c halves and gains tanh(x).
    Tensor x = Tensor.of(new double[] {1, 2}, 1, 2, 1);
    Tensor input = Tensor.of(new double[] {0, 0, 1, 0}, 4, 1);
    Tensor hidden = Tensor.of(new double[4], 4, 1);
    Tensor bias = Tensor.of(new double[] {50, 0, 0, 50}, 4);
    double first = Math.tanh(1);
    double second = first / 2 + Math.tanh(2);
    assertTensor(
        new double[] {Math.tanh(first), Math.tanh(second)},
        ops.lstm("l", x, input, hidden, bias),
        1,
        2,
        1);
  }

  @Test
  void anLstmHearsItsOwnOutputAtEachGate() {
    Tensor x = Tensor.of(new double[2], 1, 2, 1);
    Tensor nothing = Tensor.of(new double[4], 4, 1);
    Tensor hidden = Tensor.of(new double[] {1, 2, 3, 4}, 4, 1);
    Tensor bias = Tensor.of(new double[] {0, 0, 1, 0}, 4);
    double c = Math.tanh(1) / 2;
    double h = Math.tanh(c) / 2;
    double next = sigmoid(2 * h) * c + sigmoid(h) * Math.tanh(1 + 3 * h);
    assertTensor(
        new double[] {h, sigmoid(4 * h) * Math.tanh(next)},
        ops.lstm("l", x, nothing, hidden, bias),
        1,
        2,
        1);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void aConvolutionSeesItsNeighboursOrThePast() {
    Tensor x = Tensor.of(new double[] {1, 2, 3}, 1, 3, 1);
    Tensor weight = Tensor.of(new double[] {100, 10, 1}, 1, 1, 3);
    Tensor bias = Tensor.of(new double[] {1000}, 1);
    assertTensor(
        new double[] {1012, 1123, 1230}, ops.convolution("c", x, weight, bias, false), 1, 3, 1);
    assertTensor(
        new double[] {1001, 1012, 1123}, ops.convolution("c", x, weight, bias, true), 1, 3, 1);
    Tensor even = Tensor.of(new double[] {10, 1}, 1, 1, 2);
    assertTensor(
        new double[] {1012, 1023, 1030}, ops.convolution("c", x, even, bias, false), 1, 3, 1);
  }

  @Test
  void aScanPassesItsStatesOn() {
    Tensor x = Tensor.of(new double[] {1, 2, 3}, 1, 3);
    Value sums =
        ops.scan(
            "s",
            x,
            List.of(new Shape(1)),
            (each, before) -> {
              Value sum = ops.add(ops.mul(before.get(0), 10), each);
              return new Cell.Step(sum, List.of(sum));
            });
    assertTensor(new double[] {1, 12, 123}, sums, 1, 3);
  }

  @Test
  void rotaryTurnsHalvesAsPairs() {
    Tensor x = Tensor.of(new double[] {1, 0, 0, 0, 0, 1, 0, 0}, 1, 2, 4);
    Tensor positions = Tensor.of(new double[] {2, 3}, 1, 2);
    // The first pair of a head turns by the position, the second by the position / √base.
    assertTensor(
        new double[] {Math.cos(2), 0, Math.sin(2), 0, 0, Math.cos(0.3), 0, Math.sin(0.3)},
        ops.rotary(x, positions, 1, 100),
        1,
        2,
        4);
  }

  @Test
  void dropoutKeepsTheExpectationAndSomeElements() {
    ReferenceRun run = new ReferenceRun(Map.of(), Map.of(), Optional.of(Randomness.of(1)));
    Tensor ones = Tensor.generate(new int[] {100_000}, i -> 1);
    Tensor dropped = (Tensor) new ReferenceOps(run, "").dropout(ones, 0.25);
    assertEquals(1, Functions.mean(dropped.data()), 0.01);
    assertEquals(0, dropped.map(v -> v * (v - 4 / 3.0)).reduce(0, Functions::max).at(), TINY);
  }

  @Test
  void finiteDifferencesAreGradients() {
    Map<String, Tensor> at = Map.of("x", Tensor.of(new double[] {1, 2, -3}, 3));
    Tensor gradient =
        FiniteDifferences.of(
                parameters -> Functions.sum(parameters.get("x").map(v -> v * v * v).data()), at)
            .get("x");
    assertArrayEquals(new double[] {3, 12, 27}, gradient.data(), 1e-8);
  }

  @Test
  void elementsMustFitTheShape() {
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(new double[5], 2, 3));
  }

  private static void assertTensor(double[] expected, Object actual, int... shape) {
    assertArrayEquals(shape, ((Tensor) actual).shape());
    assertArrayEquals(expected, ((Tensor) actual).data(), TINY);
  }
}
