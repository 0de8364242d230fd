package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * How far squared distances of mapped words are from those in their trees, both ways: Σ weight ·
 * |difference| over the pairs of words of a batch (Hewitt and Manning 2019, equation 2). With ‖a −
 * b‖² = ‖a‖² + ‖b‖² − 2 a · b no array is larger than (rows, length, length).
 */
final class DistanceLoss {
  /** (rows, length, length): how many arcs lie between two words. */
  static final String DISTANCES = "distances";

  /** (rows, length, length): how much a pair counts, 1 / words² or 0. */
  static final String PAIRS = "pairs";

  private DistanceLoss() {}

  /**
   * The loss in Ops.
   *
   * @param mapped (rows, length, rank)
   */
  static Value of(Ops ops, Value mapped, Map<String, Value> batch) {
    Value squares = ops.sum(ops.mul(mapped, mapped), 2);
    Value products = ops.matmul(mapped, ops.transpose(mapped, 1, 2));
    Value sums = ops.add(ops.unsqueeze(squares, 2), ops.unsqueeze(squares, 1));
    Value found = ops.sub(sums, ops.mul(products, 2));
    Value each = ops.abs(ops.sub(found, batch.get(DISTANCES)));
    return ops.sum(ops.mul(each, batch.get(PAIRS)));
  }

  /** The same in NDArray operations. */
  static NDArray of(NDArray mapped, Map<String, NDArray> batch) {
    NDArray squares = mapped.mul(mapped).sum(new int[] {2});
    NDArray products = mapped.matMul(mapped.transpose(0, 2, 1));
    NDArray both = products.add(products);
    NDArray found = squares.expandDims(2).add(squares.expandDims(1)).sub(both);
    return found.sub(batch.get(DISTANCES)).abs().mul(batch.get(PAIRS)).sum();
  }
}
