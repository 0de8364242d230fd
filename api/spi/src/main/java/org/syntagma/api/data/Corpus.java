package org.syntagma.api.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.state.Stateful;

/**
 * A sequence of examples with a cursor. The order is a pure function of the settings, the
 * component's random stream and the number of rewinds; {@link Stateful} saves the cursor. Used by
 * one thread at a time.
 *
 * @param <E> what one example is
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("a sequence of examples to learn from")
public interface Corpus<E> extends Sourced, Stateful, AutoCloseable {
  /** The type of the examples; a task refuses a corpus of another type. */
  Class<E> exampleType();

  /**
   * The next example, or empty at the end.
   *
   * @throws DataException if the data is damaged; says file, place, fault and remedy
   */
  Optional<E> next();

  /** Starts over: the next epoch, whose order may differ. */
  void rewind();

  /**
   * The part that was set aside for validation: finite, always in the same order, with a cursor of
   * its own.
   */
  default Optional<Corpus<E>> heldOut() {
    return Optional.empty();
  }

  /** How many examples an epoch has, if it has an end. */
  OptionalLong size();

  /**
   * The raw training text, for a tokenizer to learn its vocabulary from. Called before the
   * tokenizer has one, so it must not ask for it; a corpus that needs a tokenizer injects a {@code
   * Provider<Tokenizer>}.
   */
  default Iterable<String> texts() {
    return List.of();
  }

  /**
   * Opens the data, so that what is wrong with it is known before anything is trained. By default
   * asks for the sizes; a corpus for which that is much work looks at its first examples instead.
   *
   * @throws DataException if the data cannot be used
   */
  default void open() {
    size();
    heldOut().ifPresent(Corpus::open);
  }

  @Override
  default void close() {}
}
