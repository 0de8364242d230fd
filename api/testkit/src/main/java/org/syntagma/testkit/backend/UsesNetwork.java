package org.syntagma.testkit.backend;

import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.ops.Network;
import org.syntagma.testkit.reference.Tensor;

/** What every part of a network's contract needs to know. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface UsesNetwork {
  /**
   * The network under test. Small: a width of 8 and two layers suffice, because it is also computed
   * in doubles, element by element. With dropout, if it can drop.
   */
  Network network();

  /** Token ids are below this. */
  int vocabulary();

  /** One backend, fresh or shared between tests; whoever makes it closes it. */
  Backend reference();

  /** Another, which must compute the same. */
  Backend other();

  /**
   * Three rows for each of the network's inputs, by name: tokens six long, other sizes that vary
   * four; ids from the vocabulary, real numbers normal, booleans true. Override it where an input
   * wants something else.
   */
  default Map<String, Tensor> batch() {
    return NetworkBatch.of(network(), vocabulary());
  }

  /** The greatest relative error, in the Euclidean norm, of an output or a gradient. */
  default double networkTolerance() {
    return 1e-5;
  }
}
