package org.syntagma.tasks.syntaxtree;

import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.layers.Linear;

/**
 * Encoded words, or what stands between them, as what they are scored by: one linear layer and a
 * leaky ReLU, (batch, length, in) to (batch, length, out).
 *
 * @param dropout rate on both sides, one mask for all positions
 */
record Perceptron(int in, int out, double dropout) implements Layer {
  private static final double LEAK = 0.1;

  @Override
  public Value apply(Ops ops, Value... inputs) {
    Value kept = ops.dropout(inputs[0], dropout, 1);
    Value mapped = new Linear(in, out, true, Initializer.xavier()).apply(ops, kept);
    return activated(ops, mapped, dropout);
  }

  static Value activated(Ops ops, Value mapped, double dropout) {
    return ops.dropout(ops.maximum(mapped, ops.mul(mapped, LEAK)), dropout, 1);
  }
}
