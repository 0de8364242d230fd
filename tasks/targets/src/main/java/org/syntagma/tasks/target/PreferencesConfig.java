package org.syntagma.tasks.target;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link Preferences}. */
record PreferencesConfig(
    @Description("a symbol that names the task or domain, such as <summarize>")
        Optional<@Pattern(regexp = "\\S+", message = "must be one word") String> control,
    @Description(
            "whether a prompt that does not fit the context with its answer loses its end, or is refused")
        boolean truncate,
    @Description("name of the output that scores are read from")
        @Pattern(regexp = "[A-Za-z0-9-]+", message = "must be letters, digits and hyphens")
        String head,
    @Description("rate on what the head reads")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout,
    @Description(
            "which hidden vectors stand for a text; mean of an encoder's, last of a decoder's, if none")
        Optional<Pooling> pooling,
    @Description(
            "by how much the chosen answer is to score higher before the loss takes them for equal (Touvron 2023)")
        @PositiveOrZero
        double margin,
    @Description(
            "how much probability the loss spreads over both answers evenly; twice the share of preferences that are thought to be wrong")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double smoothing) {
  static PreferencesConfig defaults() {
    return new PreferencesConfig(Optional.empty(), false, "score", 0, Optional.empty(), 0, 0);
  }
}
