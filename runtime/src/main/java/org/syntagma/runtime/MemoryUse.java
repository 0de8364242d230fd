package org.syntagma.runtime;

import java.util.OptionalLong;

/**
 * What a run took of memory.
 *
 * @param estimated bytes that its largest stage was expected to take, as {@link
 *     Validation.Memory#peak} says
 * @param measured bytes that the process had in main memory at most, from before its models were
 *     made until the last stage ended; empty where the system does not tell or the backend computes
 *     elsewhere
 */
public record MemoryUse(long estimated, OptionalLong measured) {}
