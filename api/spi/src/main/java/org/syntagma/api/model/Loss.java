package org.syntagma.api.model;

import ai.djl.ndarray.NDArray;
import org.apiguardian.api.API;

/**
 * A loss that has not been averaged yet.
 *
 * @param sum a float32 scalar, summed over valid elements
 * @param count how many they are
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Loss(NDArray sum, long count) {}
