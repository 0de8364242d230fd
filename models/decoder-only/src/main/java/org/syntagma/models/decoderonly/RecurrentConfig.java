package org.syntagma.models.decoderonly;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** Settings of {@link Recurrent}. */
record RecurrentConfig(
    @Description("layers of long short-term memory") @Positive int layers,
    @Description("size of the token vectors") @Positive int embedding,
    @Description("size of each layer's state") @Positive int width,
    @Description("whether the output layer is the token embedding; then embedding = width")
        boolean tied,
    @Description("rate on the embeddings and on each layer's output, one draw for all positions")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout) {
  static RecurrentConfig defaults() {
    return new RecurrentConfig(1, 256, 256, false, 0);
  }

  @AssertTrue(message = "embedding must equal width where the output layer is tied to it")
  boolean isSameSizeWhereTied() {
    return !tied || embedding == width;
  }
}
