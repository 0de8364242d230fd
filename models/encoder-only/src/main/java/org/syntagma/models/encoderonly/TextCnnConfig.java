package org.syntagma.models.encoderonly;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.syntagma.api.component.Description;

/** Settings of {@link TextCnn}. */
record TextCnnConfig(
    @Description("size of the token vectors") @Positive int embedding,
    @Description("how many tokens each kind of filter sees") @NotEmpty
        List<@Positive Integer> widths,
    @Description("filters of each kind") @Positive int filters,
    @Description("rate on the features")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout) {
  TextCnnConfig {
    widths = List.copyOf(widths);
  }

  static TextCnnConfig defaults() {
    return new TextCnnConfig(128, List.of(3, 4, 5), 100, 0.5);
  }
}
