package org.syntagma.toolkit.layers;

import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Scores of all pairs (Dozat and Manning 2017, equation 3): s(r, c, k) = rᵀ · U(k) · c + u(k) · r +
 * v(k) · c + b(k).
 *
 * <p>Parameters: {@code product.weight} (outputs · width, width), U, and {@code product.bias}
 * (outputs · width), u; {@code column.weight} (outputs, width), v, and {@code column.bias}
 * (outputs), b. All but U begin at 0.
 *
 * @param width of the vectors
 * @param outputs how many scores each pair has
 * @param initializer of U
 */
public record Biaffine(int width, int outputs, Initializer initializer) {
  /**
   * (batch, rows, width) and (batch, columns, width) to (batch, rows, columns, outputs).
   *
   * @param ops where the parameters are
   */
  public Value apply(Ops ops, Value rows, Value columns) {
    Value mapped =
        new Linear(width, outputs * width, true, initializer).apply(ops.at("product"), columns);
    Value products = ops.matmul(rows, ops.transpose(ops.reshape(mapped, 0, -1, width), 1, 2));
    Value own =
        new Linear(width, outputs, true, Initializer.zeros()).apply(ops.at("column"), columns);
    return ops.add(ops.reshape(products, 0, 0, -1, outputs), ops.unsqueeze(own, 1));
  }
}
