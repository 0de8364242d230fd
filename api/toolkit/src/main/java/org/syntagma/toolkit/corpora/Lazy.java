package org.syntagma.toolkit.corpora;

import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A value that is made once, at the first use. Safe for several threads: one may train on a corpus
 * while another evaluates on what it holds out, and both share the files and the tokenizer.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> value = Optional.empty();

  /** Makes nothing yet. */
  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (value.isEmpty()) {
      value = Optional.of(maker.get());
    }
    return value.get();
  }
}
