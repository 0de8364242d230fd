package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;

/**
 * A finished generation.
 *
 * @param prompt what it started from
 * @param sample what was generated
 * @param text the sample as text
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Episode(Prompt prompt, Sample sample, String text) {}
