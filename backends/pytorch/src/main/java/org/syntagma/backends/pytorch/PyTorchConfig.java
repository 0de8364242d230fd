package org.syntagma.backends.pytorch;

import jakarta.validation.constraints.NotBlank;

/**
 * Settings of the PyTorch backend.
 *
 * @param device {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param precision what networks compute in; parameters and optimizer state are always float32
 */
record PyTorchConfig(@NotBlank String device, Precision precision) {
  static PyTorchConfig defaults() {
    return new PyTorchConfig("cpu", Precision.AUTO);
  }
}
