package org.syntagma.toolkit.structured;

import org.apiguardian.api.API;

/**
 * A labelled constituent.
 *
 * @param start its first word, from 0
 * @param end the word after its last
 * @param label from 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Span(int start, int end, int label) {}
