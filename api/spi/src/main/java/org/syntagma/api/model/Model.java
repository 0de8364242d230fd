package org.syntagma.api.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Network;

/**
 * A network, its front ends, its heads, its parameters and its tokenizer. Not safe for use by
 * several threads at once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Model extends AutoCloseable {
  Network network();

  Tokenizer tokenizer();

  Backend backend();

  List<FrontEnd> frontEnds();

  List<Head> heads();

  Parameters parameters();

  /** The low-rank adaptations that have not been merged, in the order in which they were added. */
  default List<Edit.AddLora> adapters() {
    return List.of();
  }

  /** The paths of the parameters that may move. */
  Set<String> trainable();

  /**
   * Those inputs of what computes {@code outputs} that are looked up in tables, in the order in
   * which the network looks; with no outputs, those of the network alone. A batch can shift their
   * embeddings, in {@link #run} as in {@link #gradients}. By default there are none.
   */
  default List<EmbeddedInput> embeddedInputs(Set<String> outputs) {
    return List.of();
  }

  /**
   * The wanted outputs and taps by name, owned by the batch's manager.
   *
   * @throws IllegalArgumentException if there is no such output, or the outputs come from different
   *     inputs
   */
  Map<String, NDArray> run(Batch batch, Set<String> wanted, Mode mode);

  /** The gradients of Σ scale · sum over {@code terms}, owned by the batch's manager. */
  Gradients gradients(Batch batch, List<Term> terms, Mode mode);

  /**
   * Where a pass over the network stops being finite, in words, for people who look for a fault: a
   * parameter, an array of the batch, or the first operation in the order of computing, with its
   * path. Nothing if the outputs are finite, or if the model cannot tell.
   */
  default Optional<String> anomaly(Batch batch, Set<String> outputs) {
    return Optional.empty();
  }

  /** The edited model. It takes over the parameters; this one must no longer be used. */
  Model with(Edit edit);

  /** A frozen copy of its own. */
  Model snapshot();

  Generator generator();

  @Override
  void close();
}
