package org.syntagma.runtime.plugins;

import ai.djl.engine.Engine;
import ai.djl.repository.zoo.ModelZoo;
import java.util.Set;

/**
 * DJL finds its parts once in the life of a JVM, through the context class loader of whoever comes
 * first. A plugin would find none, and leave none for the host; so the host comes first.
 */
public final class SharedStatics {
  private SharedStatics() {}

  /**
   * Finds the engines, and starts none. To be called before a plugin is loaded. Returns their
   * names.
   */
  static Set<String> find() {
    return Engine.getAllEngines();
  }

  /**
   * Starts the default engine and finds the model zoos. To be called before a component of an
   * installed plugin is created.
   */
  public static void start() {
    if (!find().isEmpty()) {
      Engine.getInstance();
    }
    ModelZoo.listModelZoo();
  }
}
