package org.syntagma.trainers.adversarial;

import java.util.List;
import java.util.Map;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Layer;
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * The head by which a discriminator says whether a text is real: logits (batch, 2) of "generated"
 * and "real", from {@code features} (batch, width) where the network gives them, or else from the
 * first position of {@code encoded} (batch, length, width), which is the begin symbol's.
 */
final class RealHead {
  static final String NAME = "real";
  static final String SOURCE = "source";

  private static final String FEATURES = "features";
  private static final String ENCODED = "encoded";
  private static final double DEVIATION = 0.02;

  private RealHead() {}

  /**
   * The head that fits a model.
   *
   * @throws IllegalArgumentException if none does; says why
   */
  static Head of(Model model) {
    List<String> inputs = model.network().inputs().stream().map(Input::name).toList();
    if (!inputs.contains(SOURCE)) {
      throw new IllegalArgumentException(
          "a discriminator must read 'source', but its network reads "
              + inputs
              + ": choose one such as text-cnn");
    }
    Map<String, ArrayType> outputs = Shapes.trace(model.network(), Map.of()).outputs();
    if (outputs.containsKey(FEATURES)) {
      Linear linear = linear(outputs.get(FEATURES));
      return head(FEATURES, linear);
    }
    if (outputs.containsKey(ENCODED)) {
      Linear linear = linear(outputs.get(ENCODED));
      return head(ENCODED, (ops, x) -> linear.apply(ops, ops.squeeze(ops.slice(x[0], 1, 0, 1), 1)));
    }
    throw new IllegalArgumentException(
        "a discriminator must give 'features' or 'encoded', but its network gives "
            + outputs.keySet()
            + ": choose one such as text-cnn");
  }

  private static Head head(String reads, Layer layer) {
    return new Head(NAME, reads, layer).meaning(List.of("generated", "real"));
  }

  private static Linear linear(ArrayType read) {
    int width = (int) read.shape().get(read.shape().dimension() - 1);
    return new Linear(width, 2, true, Initializer.normal(DEVIATION));
  }
}
