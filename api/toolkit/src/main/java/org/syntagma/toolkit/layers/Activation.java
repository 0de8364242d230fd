package org.syntagma.toolkit.layers;

/** The nonlinearity of a {@link FeedForward}. */
public enum Activation {
  /** max(x, 0). */
  RELU,

  /** x · Φ(x) with the error function (Hendrycks and Gimpel 2016). */
  GELU,

  /** GELU's tanh approximation, which GPT-2 was trained with; slower than {@link #GELU}. */
  GELU_TANH,

  /** silu(gate) · x with a second projection as gate (Shazeer 2020). */
  SWIGLU
}
