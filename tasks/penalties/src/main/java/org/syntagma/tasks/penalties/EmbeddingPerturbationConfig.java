package org.syntagma.tasks.penalties;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.syntagma.api.component.Description;

/**
 * Settings of {@link EmbeddingPerturbation}.
 *
 * @param epsilon how far an example moves, in mean lengths of its embeddings
 * @param inputs whose embeddings move; all if empty
 */
record EmbeddingPerturbationConfig(
    @Description("how far an example moves as a whole; 1 is the mean length of its embeddings")
        @Positive
        double epsilon,
    @Description("the inputs whose embeddings move, such as tokens; all if there are none")
        List<@NotEmpty String> inputs) {
  EmbeddingPerturbationConfig {
    inputs = List.copyOf(inputs);
  }

  static EmbeddingPerturbationConfig defaults() {
    return new EmbeddingPerturbationConfig(0.1, List.of());
  }
}
