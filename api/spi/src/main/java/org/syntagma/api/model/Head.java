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
 * @param probe whether it only looks: what it reads is a constant to it, so that losses of this
 *     head move no parameter below it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Head(String name, String reads, Layer layer, boolean probe) {
  /** A head whose losses also move what it reads. */
  public Head(String name, String reads, Layer layer) {
    this(name, reads, layer, false);
  }

  /** A head that only looks at what it reads. */
  public static Head probe(String name, String reads, Layer layer) {
    return new Head(name, reads, layer, true);
  }
}
