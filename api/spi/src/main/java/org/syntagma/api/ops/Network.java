package org.syntagma.api.ops;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/**
 * A network, written once in plain Java against {@link Ops} and then run eagerly or compiled.
 *
 * <p>By convention language models read {@code tokens} (batch, length), ids of which each predicts
 * its successor, and, if they have an encoder, {@code source} (batch, source length); they return
 * {@code hidden} (batch, length, width) and {@code logits} (batch, length, vocabulary). Policies
 * for control read {@code observations} (batch, length, numbers), float32, instead, and have an
 * action for each of the logits.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("a neural network, written once against Ops")
public interface Network {
  /** What {@link #apply} reads, in order. */
  List<Input> inputs();

  /** The greatest length of {@code tokens}, if it is bounded. */
  default OptionalInt context() {
    return OptionalInt.empty();
  }

  /**
   * Whether the parameter at {@code path} may move. One that may not keeps the values that it was
   * initialized with, such as word vectors from elsewhere.
   */
  default boolean learns(String path) {
    return true;
  }

  /**
   * Computes the outputs by name. Called once per recording, or once per batch when eager; a pure
   * function whose control flow may depend on settings but never on values.
   */
  Map<String, Value> apply(Ops ops, Map<String, Value> inputs);
}
