package org.syntagma.toolkit.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.toolkit.shapes.ArrayType.bool;
import static org.syntagma.toolkit.shapes.ArrayType.float32;
import static org.syntagma.toolkit.shapes.ArrayType.int64;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

class ShapeOpsTest {
  private final Ops ops = new ShapeOps("", new Recorder()).at("layers.0").at("attention");

  @Test
  void arithmeticBroadcastsAsInNumPy() {
    List<BinaryOperator<Value>> all =
        List.of(ops::add, ops::sub, ops::mul, ops::div, ops::maximum, ops::minimum);
    for (BinaryOperator<Value> operation : all) {
      assertEquals(float32(4, 2, 3), operation.apply(float32(2, 1), float32(4, 1, 3)));
      assertEquals(float32(2, 3), operation.apply(float32(2, 3), int64()));
      assertEquals(float32(2), operation.apply(float32(2), bool(2)));
    }
    assertEquals(int64(2), ops.add(int64(2), int64(1)));
    assertEquals(float32(2), ops.add(int64(2), 1));
    assertEquals(float32(2), ops.mul(float32(2), 3));
    fails(
        "layers.0.attention: add of (2, 3) and (4): the sizes 3 and 4 of axis -1 differ",
        () -> ops.add(float32(2, 3), float32(4)));
    fails(
        "layers.0.attention: mul of (2) and (2): both are boolean; make numbers of them with where",
        () -> ops.mul(bool(2), bool(2)));
    fails(
        "layers.0.attention: div of (2) and (2): one operand must be floating point",
        () -> ops.div(int64(2), int64(2)));
  }

  @Test
  void elementwiseOperationsKeepTheShape() {
    List<UnaryOperator<Value>> all =
        List.of(
            ops::neg,
            ops::abs,
            ops::exp,
            ops::log,
            ops::sqrt,
            ops::sign,
            ops::tanh,
            ops::sigmoid,
            ops::relu,
            ops::gelu,
            ops::geluTanh,
            ops::silu,
            x -> ops.pow(x, 2),
            x -> ops.softmax(x, -1),
            x -> ops.logSoftmax(x, 0),
            x -> ops.dropout(x, 0.1),
            ops::stopGradient);
    for (UnaryOperator<Value> operation : all) {
      assertEquals(float32(2, 3), operation.apply(float32(2, 3)));
    }
    fails(
        "layers.0.attention: exp of (2): operand 1 must be floating point, not int64",
        () -> ops.exp(int64(2)));
    fails("layers.0.attention: softmax of (2): there is no axis 1", () -> ops.softmax(f(2), 1));
    fails(
        "layers.0.attention: dropout of (2): the rate 1.0 must be in [0, 1)",
        () -> ops.dropout(f(2), 1));
  }

  @Test
  void comparisonsGiveBooleans() {
    assertEquals(bool(2, 3), ops.equal(int64(2, 3), ops.constant(1)));
    assertEquals(bool(2, 3), ops.less(float32(2, 1), int64(3)));
    assertEquals(bool(2), ops.not(bool(2)));
    assertEquals(float32(2, 3), ops.where(bool(2, 1), int64(3), ops.constant(0)));
    fails(
        "layers.0.attention: not of (2): operand 1 must be boolean, not float32",
        () -> ops.not(f(2)));
    fails(
        "layers.0.attention: where of (2) and (2) and (2): operand 1 must be boolean, not float32",
        () -> ops.where(f(2), f(2), f(2)));
  }

  @Test
  void reductionsRemoveTheirAxis() {
    Value x = float32(2, 3, 4);
    assertEquals(float32(), ops.sum(x));
    assertEquals(float32(2, 4), ops.sum(x, 1));
    assertEquals(float32(2, 3), ops.mean(x, -1));
    assertEquals(float32(3, 4), ops.max(x, -3));
    assertEquals(int64(2, 3), ops.argmax(x, 2));
    assertEquals(float32(2, 3), ops.logSumExp(x, -1));
    fails("layers.0.attention: sum of (2): there is no axis -2", () -> ops.sum(f(2), -2));
    fails(
        "layers.0.attention: sum of (2): operand 1 is boolean; make numbers of it with where",
        () -> ops.sum(bool(2)));
  }

  @Test
  void reshapeCopiesAndInfersSizes() {
    assertEquals(float32(2, 12), ops.reshape(float32(2, 3, 4), 0, -1));
    assertEquals(float32(6, 4), ops.reshape(float32(2, 3, 4), -1, 4));
    assertEquals(float32(24), ops.reshape(float32(2, 3, 4), 24));
    fails(
        "layers.0.attention: reshape of (2, 3): to (4, -1): 6 elements do not fit",
        () -> ops.reshape(float32(2, 3), 4, -1));
    fails(
        "layers.0.attention: reshape of (2, 3): to (7): 6 elements do not fit",
        () -> ops.reshape(float32(2, 3), 7));
    fails(
        "layers.0.attention: reshape of (2): to (2, 0): there is no size to copy at place 1",
        () -> ops.reshape(f(2), 2, 0));
    fails(
        "layers.0.attention: reshape of (2): to (-1, -1): only one size can be inferred",
        () -> ops.reshape(f(2), -1, -1));
  }

  @Test
  void axesAreMovedJoinedAndCut() {
    assertEquals(float32(4, 3, 2), ops.transpose(float32(2, 3, 4), 0, -1));
    assertEquals(float32(2, 7), ops.concat(-1, float32(2, 3), float32(2, 4)));
    assertEquals(float32(2, 2), ops.slice(float32(2, 5), 1, 1, 3));
    assertEquals(float32(2, 3), ops.slice(float32(2, 5), -1, -4, -1));
    assertEquals(List.of(float32(2, 1), float32(2, 4)), ops.split(float32(2, 5), -1, 1, 4));
    assertEquals(float32(2, 1, 3), ops.unsqueeze(float32(2, 3), 1));
    assertEquals(float32(2, 3, 1), ops.unsqueeze(float32(2, 3), -1));
    assertEquals(float32(2, 3), ops.squeeze(float32(2, 1, 3), 1));
    fails(
        "layers.0.attention: concat of (2, 3) and (3, 3): only the sizes of axis 1 may differ",
        () -> ops.concat(1, float32(2, 3), float32(3, 3)));
    fails(
        "layers.0.attention: slice of (2, 5): from 3 to 6 does not lie in the size 5 of axis 1",
        () -> ops.slice(float32(2, 5), 1, 3, 6));
    fails(
        "layers.0.attention: split of (2, 5): parts of [1, 3] do not make up the size 5 of axis -1",
        () -> ops.split(float32(2, 5), -1, 1, 3));
    fails(
        "layers.0.attention: squeeze of (2, 3): axis 1 has size 3, not 1",
        () -> ops.squeeze(float32(2, 3), 1));
    fails(
        "layers.0.attention: unsqueeze of (2): there is no place 2 for an axis",
        () -> ops.unsqueeze(f(2), 2));
  }

  @Test
  void productsNeedEqualInnerSizes() {
    assertEquals(float32(7, 2, 3, 5), ops.matmul(float32(2, 3, 4), float32(7, 1, 4, 5)));
    assertEquals(float32(2, 3, 5), ops.linear(float32(2, 3, 4), float32(5, 4)));
    assertEquals(float32(2, 5), ops.linear(float32(2, 4), float32(5, 4), f(5)));
    fails(
        "layers.0.attention: matmul of (2, 3, 4) and (5, 6): the inner sizes 4 and 5 differ",
        () -> ops.matmul(float32(2, 3, 4), float32(5, 6)));
    fails(
        "layers.0.attention: linear of (2, 4) and (5, 3): the inner sizes 4 and 3 differ",
        () -> ops.linear(float32(2, 4), float32(5, 3)));
    fails(
        "layers.0.attention: linear of (2, 4) and (5, 4) and (4): operand 3 must have the shape (5)",
        () -> ops.linear(float32(2, 4), float32(5, 4), f(4)));
  }

  @Test
  void lookupsTakeIntegerIndices() {
    assertEquals(float32(2, 3, 8), ops.embedding(float32(10, 8), int64(2, 3)));
    assertEquals(float32(2, 1), ops.gather(float32(2, 5), 1, int64(2, 1)));
    assertEquals(float32(2, 3), ops.crossEntropy(float32(2, 3, 10), int64(2, 3)));
    fails(
        "layers.0.attention: embedding of (10, 8) and (2): operand 2 must be integer, not float32",
        () -> ops.embedding(float32(10, 8), f(2)));
    fails(
        "layers.0.attention: gather of (2, 5) and (3, 1): the index is larger than axis 0",
        () -> ops.gather(float32(2, 5), 1, int64(3, 1)));
    fails(
        "layers.0.attention: crossEntropy of (2, 3, 10) and (2): the targets must have the shape"
            + " (2, 3)",
        () -> ops.crossEntropy(float32(2, 3, 10), int64(2)));
  }

  @Test
  void normsNeedWeightsOfTheLastSize() {
    assertEquals(float32(2, 3), ops.layerNorm(float32(2, 3), f(3), f(3), 1e-5));
    assertEquals(float32(2, 3), ops.rmsNorm(float32(2, 3), f(3), 1e-5));
    fails(
        "layers.0.attention: rmsNorm of (2, 3) and (2): operand 2 must have the shape (3)",
        () -> ops.rmsNorm(float32(2, 3), f(2), 1e-5));
  }

  @Test
  void attentionGroupsHeads() {
    Value query = float32(2, 3, 8);
    Value key = float32(2, 5, 4);
    Mask mask = Mask.of(bool(2, 5));
    assertEquals(query, ops.attention(query, key, key, 4, mask));
    assertEquals(float32(2, 4, 3, 5), ops.attentionWeights(query, key, 4, mask));
    fails(
        "layers.0.attention: attention of (2, 3, 8) and (2, 5, 4) and (2, 5, 4): the width 8 is not"
            + " divisible by 3 heads",
        () -> ops.attention(query, key, key, 3, mask));
    fails(
        "the mask must be boolean (2, 5), not boolean (2, 3)",
        () -> ops.attention(query, key, key, 4, Mask.of(bool(2, 3))));
    fails(
        "keys of width 6 do not fit 4 heads of size 2",
        () -> ops.attentionWeights(query, float32(2, 5, 6), 4, Mask.none()));
    fails(
        "causal attention needs a key for each query",
        () -> ops.attentionWeights(float32(2, 4, 8), query, 4, Mask.causally()));
  }

  @Test
  void rotaryNeedsEvenHeads() {
    assertEquals(float32(2, 3, 8), ops.rotary(float32(2, 3, 8), int64(1, 3), 4, 10000));
    fails(
        "the size 1 of a head must be even",
        () -> ops.rotary(float32(2, 3, 8), int64(1, 3), 8, 10000));
    fails(
        "the positions must be (1 or 2, 3)",
        () -> ops.rotary(float32(2, 3, 8), int64(2, 4), 4, 10000));
  }

  @Test
  void positionsAreSharedByTheBatch() {
    assertEquals(int64(1, 3), ops.positions(int64(2, 3)));
  }

  @Test
  void foreignValuesAreRefused() {
    Value foreign = new Value() {};
    assertThrows(IllegalArgumentException.class, () -> ops.exp(foreign));
  }

  private static ArrayType f(long size) {
    return float32(size);
  }

  /** The message ends with {@code message}; what comes before names the path and the shapes. */
  private static void fails(String message, Executable call) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, call);
    assertTrue(error.getMessage().endsWith(message), error.getMessage());
    assertTrue(error.getMessage().startsWith("layers.0.attention: "), error.getMessage());
  }
}
