package org.syntagma.api.model;

import java.util.List;
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
 * @param meaning what its numbers stand for where the shapes do not tell, such as labels in order;
 *     tasks can share a head only if it means the same to them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Head(String name, String reads, Layer layer, boolean probe, List<String> meaning) {
  public Head {
    meaning = List.copyOf(meaning);
  }

  /** A head of which the shapes tell all. */
  public Head(String name, String reads, Layer layer, boolean probe) {
    this(name, reads, layer, probe, List.of());
  }

  /** A head whose losses also move what it reads. */
  public Head(String name, String reads, Layer layer) {
    this(name, reads, layer, false);
  }

  /** A head that only looks at what it reads. */
  public static Head probe(String name, String reads, Layer layer) {
    return new Head(name, reads, layer, true);
  }

  /** The same head, of which it is known what its numbers stand for. */
  public Head meaning(List<String> what) {
    return new Head(name, reads, layer, probe, what);
  }

  /**
   * Whether another head of this name can stand in its place, as far as can be told of it alone.
   */
  public boolean isLike(Head other) {
    return reads.equals(other.reads) && probe == other.probe && meaning.equals(other.meaning);
  }
}
