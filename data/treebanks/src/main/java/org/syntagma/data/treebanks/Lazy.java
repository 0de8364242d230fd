package org.syntagma.data.treebanks;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that is made once, at the first use. Safe for several threads: one may train on a corpus
 * while another evaluates on what it holds out.
 */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> value = Optional.empty();

  Lazy(Supplier<T> maker) {
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
