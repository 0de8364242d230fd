package org.syntagma.data.treebanks;

import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** The settings of the corpus {@code parsed}. */
record ParsedConfig(
    @Description("about how many words are parsed at once") @Positive int wordsAtOnce) {
  static ParsedConfig defaults() {
    return new ParsedConfig(5000);
  }
}
