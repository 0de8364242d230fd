package org.syntagma.backends.eager;

import jakarta.validation.constraints.NotBlank;

/**
 * Settings of the eager backend.
 *
 * @param engine the name of a DJL engine on the class path
 * @param device {@code cpu}, {@code gpu} or {@code gpu:N}
 */
record EagerConfig(@NotBlank String engine, @NotBlank String device) {
  static EagerConfig defaults() {
    return new EagerConfig("PyTorch", "cpu");
  }
}
