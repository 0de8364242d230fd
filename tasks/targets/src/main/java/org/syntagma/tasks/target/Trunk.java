package org.syntagma.tasks.target;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * How a network takes a text in.
 *
 * @param encoder whether an encoder reads it as {@code source}; otherwise the decoder does
 * @param decoder whether there are {@code tokens} that are predicted
 * @param sourceContext the greatest length of what is read
 * @param context the greatest length of {@code tokens}
 */
record Trunk(boolean encoder, boolean decoder, int sourceContext, int context) {
  static final String SOURCE = "source";
  static final String TOKENS = "tokens";

  /**
   * The trunk of a model.
   *
   * @throws IllegalArgumentException if it reads something that this task has not
   */
  static Trunk of(Model model) {
    List<String> inputs = model.network().inputs().stream().map(Input::name).toList();
    if (inputs.isEmpty() || !Set.of(TOKENS, SOURCE).containsAll(inputs)) {
      throw new IllegalArgumentException(
          "a network for targets must read 'tokens', 'source' or both, but this one reads "
              + inputs
              + ": choose another network or task");
    }
    boolean encoder = inputs.contains(SOURCE);
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    int sourceContext =
        encoder && model.network() instanceof Encoder fed
            ? fed.encoderContext().orElse(Integer.MAX_VALUE)
            : context;
    return new Trunk(encoder, inputs.contains(TOKENS), sourceContext, context);
  }

  /** The input that texts are read from. */
  String input() {
    return encoder ? SOURCE : TOKENS;
  }

  /** The output that has a vector for each position of {@link #input}. */
  String hidden() {
    return encoder ? "encoded" : "hidden";
  }

  /**
   * The size of such a vector.
   *
   * @throws IllegalArgumentException if the network does not give them
   */
  int width(Model model) {
    Map<String, ArrayType> outputs = Shapes.trace(model.network(), Map.of()).outputs();
    ArrayType hidden = outputs.get(hidden());
    if (hidden == null) {
      throw new IllegalArgumentException(
          "what is to be told of a text is read off '%s', but the network gives %s: choose another network, or for a target form: sequence"
              .formatted(hidden(), outputs.keySet()));
    }
    return (int) hidden.shape().get(2);
  }
}
