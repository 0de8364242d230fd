package org.syntagma.toolkit.corpora;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * Goes through one epoch after the other, and begins with the first example of epoch 0.
 *
 * @param <E> what one example is
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EpochCursor<E> implements Corpus<E> {
  private final Class<E> type;
  private final Epochs<E> epochs;
  private long epoch;
  private long next;

  /**
   * Asks for nothing yet.
   *
   * @param type of the examples
   */
  public EpochCursor(Class<E> type, Epochs<E> epochs) {
    this.type = type;
    this.epochs = epochs;
  }

  @Override
  public Class<E> exampleType() {
    return type;
  }

  @Override
  public Optional<E> next() {
    Optional<E> example = epochs.at(epoch, next);
    next += example.isPresent() ? 1 : 0;
    return example;
  }

  @Override
  public void rewind() {
    epoch++;
    next = 0;
  }

  @Override
  public OptionalLong size() {
    return epochs.size();
  }

  /** Looks at the very first example. */
  @Override
  public void open() {
    Optional<E> unused = epochs.at(0, 0);
  }

  @Override
  public void save(StateWriter out) {
    out.number("epoch", epoch);
    out.number("next", next);
  }

  @Override
  public void load(StateReader in) {
    epoch = in.number("epoch");
    next = in.number("next");
  }
}
