package org.syntagma.runtime;

import java.util.OptionalLong;

/**
 * What a run took of memory.
 *
 * @param estimated bytes that its largest stage was expected to take on the backend's device, as
 *     {@link Validation.Memory#peak} says
 * @param measured bytes by which the process grew at most in main memory, from before its models
 *     were made until the last stage ended, without Java's heap and the engine's code; empty where
 *     the system does not tell or the backend computes elsewhere
 */
public record MemoryUse(long estimated, OptionalLong measured) {}
