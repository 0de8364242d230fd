package org.syntagma.trainers.environments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.toolkit.shapes.Shapes;

/** Whether a model can write what is asked for. */
final class Writing {
  private static final String TOKENS = "tokens";
  private static final String SOURCE = "source";
  private static final String LOGITS = "logits";

  private Writing() {}

  /** Whether an encoder reads the prompt. */
  static boolean readsSource(Model model) {
    return inputs(model).contains(SOURCE);
  }

  private static List<String> inputs(Model model) {
    return model.network().inputs().stream().map(Input::name).toList();
  }

  /**
   * Checks that the network predicts tokens.
   *
   * @throws IllegalArgumentException if not; says what it does instead
   */
  static void check(Model model) {
    List<String> inputs = inputs(model);
    if (!inputs.contains(TOKENS) || !Set.of(TOKENS, SOURCE).containsAll(inputs)) {
      throw new IllegalArgumentException(
          "a network that writes text reads 'tokens', and may read 'source', but this one reads "
              + inputs
              + ": choose another network or environment");
    }
    Set<String> outputs = Shapes.trace(model.network(), Map.of()).outputs().keySet();
    if (!outputs.contains(LOGITS)) {
      throw new IllegalArgumentException(
          "a network that writes text gives 'logits', but this one gives "
              + outputs
              + ": choose another network");
    }
  }

  /**
   * Checks that every prompt leaves room for the most tokens that are drawn after it.
   *
   * @throws IllegalArgumentException if one does not; says which, and the numbers
   */
  static void check(Model model, List<Opening> openings, int maximum) {
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    int source =
        model.network() instanceof Encoder encoder
            ? encoder.encoderContext().orElse(Integer.MAX_VALUE)
            : context;
    for (Opening opening : openings) {
      Prompt prompt = opening.prompt();
      int continued = Math.max(1, continued(model, prompt).size());
      if (continued > context - maximum) {
        throw new IllegalArgumentException(
            "prompt %d has %d tokens, which with maximum-tokens = %d are more than the model's context of %d: lower maximum-tokens, or shorten the prompts"
                .formatted(opening.number(), continued, maximum, context));
      }
      if (readsSource(model) && prompt.tokens().size() > source) {
        throw new IllegalArgumentException(
            "prompt %d has %d tokens, but the model's encoder reads at most %d: shorten the prompts"
                .formatted(opening.number(), prompt.tokens().size(), source));
      }
    }
  }

  private static List<Integer> continued(Model model, Prompt prompt) {
    return readsSource(model) ? prompt.written() : prompt.tokens();
  }
}
