package org.syntagma.runtime.trained;

import org.syntagma.api.syntax.Parser;

/** A parser that holds a model until it is closed. */
public interface OpenParser extends Parser, AutoCloseable {
  @Override
  void close();
}
