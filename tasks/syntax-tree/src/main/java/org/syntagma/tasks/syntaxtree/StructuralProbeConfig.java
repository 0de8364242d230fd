package org.syntagma.tasks.syntaxtree;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** Settings of {@link StructuralProbe}. */
record StructuralProbeConfig(
    @Description("the name of what reads the words: that of a syntax-tree task before this one")
        @Pattern(regexp = "[a-z][a-z0-9-]*")
        String inputs,
    @Description("how many dimensions the space has in which distances are measured") @Positive
        int rank) {
  static StructuralProbeConfig defaults() {
    return new StructuralProbeConfig("words", 64);
  }
}
