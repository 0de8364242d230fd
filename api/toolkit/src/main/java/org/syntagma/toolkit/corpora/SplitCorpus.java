package org.syntagma.toolkit.corpora;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * A corpus that is a part to train on and may have another held out.
 *
 * @param <E> what one example is
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class SplitCorpus<E> implements Corpus<E> {
  /** The part to train on: each time the same object. */
  protected abstract Corpus<E> training();

  @Override
  public final Class<E> exampleType() {
    return training().exampleType();
  }

  @Override
  public final Optional<E> next() {
    return training().next();
  }

  @Override
  public final void rewind() {
    training().rewind();
  }

  @Override
  public final OptionalLong size() {
    return training().size();
  }

  @Override
  public final void open() {
    training().open();
    heldOut().ifPresent(Corpus::open);
  }

  @Override
  public final void save(StateWriter out) {
    training().save(out);
  }

  @Override
  public final void load(StateReader in) {
    training().load(in);
  }
}
