package org.syntagma.api.training;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * What one update did.
 *
 * @param update counted from 1
 * @param updates how many the stage makes
 * @param tokens how many valid elements it learned from
 * @param values measured numbers by name: {@code loss}, which is what was minimised, {@code rate},
 *     {@code gradient-norm} …
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Progress(long update, long updates, long tokens, Map<String, Double> values) {}
