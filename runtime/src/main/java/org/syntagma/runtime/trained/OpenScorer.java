package org.syntagma.runtime.trained;

import org.syntagma.api.data.Sourced;
import org.syntagma.api.model.Scorer;

/** A scorer that holds a model until it is closed. */
public interface OpenScorer extends Scorer, Sourced, AutoCloseable {
  @Override
  void close();
}
