package org.syntagma.data.perturbers;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.syntagma.api.component.Description;

/** The settings of the perturber {@code style}. */
record StyleConfig(
    @Description(
            "what may change: lower and upper, the case of all letters; bare, without punctuation; loud, ended by three exclamation marks; filler, begun by one of the fillers")
        @NotEmpty
        List<Marker> markers,
    @Description("words that say nothing, to begin with") @NotEmpty List<String> fillers) {
  static StyleConfig defaults() {
    return new StyleConfig(
        List.of(Marker.values()), List.of("well ,", "you know ,", "honestly ,", "okay , so"));
  }

  /** A marker of style. */
  enum Marker {
    /** All letters small. */
    LOWER,
    /** All letters capital. */
    UPPER,
    /** No punctuation. */
    BARE,
    /** {@code !!!} at the end. */
    LOUD,
    /** A filler at the beginning. */
    FILLER
  }
}
