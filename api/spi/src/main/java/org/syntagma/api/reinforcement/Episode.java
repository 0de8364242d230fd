package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;
import org.syntagma.api.model.Sample;

/**
 * A finished generation.
 *
 * @param opening what it started from
 * @param sample what was generated
 * @param text what is judged: the answer, or, where the prompt is the beginning of a text, the
 *     whole text
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Episode(Opening opening, Sample sample, String text) {}
