package org.syntagma.runtime.trained;

import org.syntagma.api.model.FrozenModel;

/** A model out of a checkpoint, which lives until this is closed. */
public interface OpenModel extends FrozenModel, AutoCloseable {
  @Override
  void close();
}
