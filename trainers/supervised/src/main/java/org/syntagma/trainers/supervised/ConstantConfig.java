package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;

/** Settings of {@link Constant}. */
record ConstantConfig(@Description("the value at every update") @Positive Double peak) {}
