package org.syntagma.backends.pytorch;

import jakarta.validation.constraints.NotBlank;
import org.syntagma.api.component.Description;

/** Settings of the PyTorch backend. */
record PyTorchConfig(
    @Description("cpu, gpu or gpu:N") @NotBlank String device,
    @Description("what networks compute in; parameters and optimizer state are always float32")
        Precision precision) {
  static PyTorchConfig defaults() {
    return new PyTorchConfig("cpu", Precision.AUTO);
  }
}
