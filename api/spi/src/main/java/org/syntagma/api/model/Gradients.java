package org.syntagma.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What one micro-batch contributes to an update.
 *
 * @param losses each term's unscaled sum, by name
 * @param arrays float32 gradients by parameter path, of trainable parameters that the terms depend
 *     on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Gradients(Map<String, Double> losses, Map<String, NDArray> arrays) {}
