package org.syntagma.api.model;

import org.apiguardian.api.API;
import org.syntagma.api.ops.Layer;

/**
 * An output that a task adds to a network; its parameters live under {@code heads.<name>}.
 *
 * @param name the output's name
 * @param reads the output of the network, of a front end or of another head that it is computed
 *     from
 * @param layer computes it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Head(String name, String reads, Layer layer) {}
