package org.syntagma.trainers.reinforcement;

import java.util.Map;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * The head {@code value} (batch, length): what is to come from a state on, linear in {@code
 * hidden}.
 */
final class ValueHead {
  private static final String HIDDEN = "hidden";

  private ValueHead() {}

  /**
   * The model with the head.
   *
   * @throws IllegalArgumentException if its network has no hidden states
   */
  static Model on(Model model) {
    Map<String, ArrayType> outputs = Shapes.trace(model.network(), Map.of()).outputs();
    ArrayType hidden = outputs.get(HIDDEN);
    if (hidden == null) {
      throw new IllegalArgumentException(
          "the value network must give 'hidden', but its network gives " + outputs.keySet());
    }
    int width = (int) hidden.shape().get(hidden.shape().dimension() - 1);
    Linear linear = new Linear(width, 1, true, Initializer.orthogonal(1));
    return model.with(
        new Edit.AddHead(
            new Head(Policy.VALUE, HIDDEN, (ops, x) -> ops.squeeze(linear.apply(ops, x[0]), -1))));
  }
}
