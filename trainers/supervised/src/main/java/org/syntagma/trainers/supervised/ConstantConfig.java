package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.Positive;

/**
 * Settings of {@link Constant}.
 *
 * @param peak the value at every update; must be given
 */
record ConstantConfig(@Positive Double peak) {}
