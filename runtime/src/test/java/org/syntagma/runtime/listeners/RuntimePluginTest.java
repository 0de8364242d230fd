package org.syntagma.runtime.listeners;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.training.Listener;
import org.syntagma.runtime.plugins.Catalog;

class RuntimePluginTest {
  @Test
  void isFoundOnTheClassPath() {
    Catalog catalog = Catalog.onClassPath(getClass().getClassLoader());
    assertTrue(catalog.find(Listener.class, "console").isPresent());
    assertTrue(catalog.find(Listener.class, "metrics-file").isPresent());
    assertTrue(catalog.find(Parser.class, "checkpoint").isPresent());
  }
}
