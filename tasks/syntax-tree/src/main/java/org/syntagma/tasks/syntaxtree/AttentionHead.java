package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * One head of the encoder's attention, which learns to attend from each word to its syntactic head
 * (Strubell et al. 2018): −log of the attention that the true head gets, summed over words. The
 * head of the root is the symbol before the first word, at position 0.
 */
record AttentionHead(
    @Description("which layer of the encoder, from 0") @PositiveOrZero int layer,
    @Description("which head of that layer, from 0") @PositiveOrZero int head,
    @Description("how much its loss counts; with 0 it learns nothing of its own") @PositiveOrZero
        double weight) {
  /** What a probability is raised by, as a softmax can be 0. */
  private static final double SMALL = 1e-9;

  static AttentionHead defaults() {
    return new AttentionHead(0, 0, 0);
  }

  boolean learns() {
    return weight > 0;
  }

  /** The tap of the layer, (batch, heads, queries, keys). */
  String weights() {
    return "encoder.layers." + layer + ".attention.weights";
  }

  /** Whether the model's encoder has this head. */
  boolean isIn(Model model) {
    ArrayType tap = taps(model).get(weights());
    return tap != null && head < tap.shape().get(1);
  }

  private static Map<String, ArrayType> taps(Model model) {
    return Shapes.trace(model.network(), Map.of()).taps();
  }

  /**
   * Says that the model's encoder has this head.
   *
   * @throws IllegalArgumentException if it has not
   */
  void requireIn(Model model) {
    Map<String, ArrayType> taps = taps(model);
    if (!taps.containsKey(weights())) {
      throw new IllegalArgumentException(
          "attention-head.layer = %d: the network's encoder has no attention there; take one of Transformer layers and a layer that it has, or set attention-head.weight to 0"
              .formatted(layer));
    }
    long heads = taps.get(weights()).shape().get(1);
    if (head >= heads) {
      throw new IllegalArgumentException(
          "attention-head.head = %d: the network has %d heads, counted from 0"
              .formatted(head, heads));
    }
  }

  /**
   * The loss without its weight.
   *
   * @param heads (batch, length): the position of each word's head; negative where there is no word
   */
  NDArray loss(Map<String, NDArray> outputs, NDArray heads) {
    NDArray index = heads.maximum(0).expandDims(-1);
    NDArray found = map(outputs).gather(index, -1).squeeze(-1);
    NDArray each = found.add(SMALL).log().neg();
    return NDArrays.where(heads.gte(0), each, each.zerosLike()).sum();
  }

  /** The same in Ops. */
  Value objective(Ops ops, Map<String, Value> outputs, Value heads) {
    Value map = ops.squeeze(ops.slice(outputs.get(weights()), 1, head, head + 1), 1);
    Value places = ops.unsqueeze(ops.positions(heads), 1);
    Value none = ops.constant(0);
    Value chosen = ops.where(ops.equal(ops.unsqueeze(heads, 2), places), map, none);
    Value each = ops.log(ops.add(ops.sum(chosen, 2), SMALL));
    return ops.sub(none, ops.sum(ops.where(ops.less(heads, none), none, each)));
  }

  /** How many words attend more to their head than to anything else. */
  long right(Map<String, NDArray> outputs, NDArray heads) {
    long[] most = map(outputs).argMax(-1).toLongArray();
    long[] gold = heads.toLongArray();
    long right = 0;
    for (int i = 0; i < gold.length; i++) {
      right += gold[i] == most[i] ? 1 : 0;
    }
    return right;
  }

  /** (batch, queries, keys). */
  private NDArray map(Map<String, NDArray> outputs) {
    NDArray all = outputs.get(weights());
    Shape shape = all.getShape();
    return all.get(new NDIndex(":, {}", head)).reshape(shape.get(0), shape.get(2), shape.get(3));
  }
}
