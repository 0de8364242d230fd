package org.syntagma.runtime.parsing;

import org.syntagma.api.syntax.Parser;

/** A parser that holds a model until it is closed. */
public interface OpenParser extends Parser, AutoCloseable {
  @Override
  void close();
}
