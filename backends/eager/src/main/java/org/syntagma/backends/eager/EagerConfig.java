package org.syntagma.backends.eager;

import jakarta.validation.constraints.NotBlank;
import org.syntagma.api.component.Description;

/** Settings of the eager backend. */
record EagerConfig(
    @Description("a DJL engine on the class path") @NotBlank String engine,
    @Description("cpu, gpu or gpu:N") @NotBlank String device) {
  static EagerConfig defaults() {
    return new EagerConfig("PyTorch", "cpu");
  }
}
