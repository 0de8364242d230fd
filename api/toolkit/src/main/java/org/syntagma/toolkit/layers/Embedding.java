package org.syntagma.toolkit.layers;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Vectors of ids: (…) to (…, width). Parameter: {@code weight} (rows, width).
 *
 * @param rows the number of ids
 */
public record Embedding(int rows, int width, Initializer initializer) implements Layer {
  @Override
  public Value apply(Ops ops, Value... inputs) {
    return ops.embedding(weight(ops), inputs[0]);
  }

  /**
   * The products of {@code hidden} (…, width) with all rows, (…, rows): the output layer of a model
   * whose input and output embeddings are tied (Press and Wolf 2017).
   */
  public Value logits(Ops ops, Value hidden) {
    return ops.linear(hidden, weight(ops));
  }

  private Value weight(Ops ops) {
    return ops.parameter("weight", new Shape(rows, width), initializer);
  }
}
