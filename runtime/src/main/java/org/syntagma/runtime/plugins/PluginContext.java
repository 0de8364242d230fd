package org.syntagma.runtime.plugins;

/**
 * Lets libraries that look for services and resources through the thread's context class loader
 * find those of a plugin.
 */
public final class PluginContext {
  private PluginContext() {}

  /** What runs in the context of a plugin. */
  @FunctionalInterface
  public interface Work<T, X extends Throwable> {
    T run() throws X;
  }

  /** Does work with this loader as the thread's context class loader. */
  public static <T, X extends Throwable> T call(ClassLoader plugin, Work<T, X> work) throws X {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(plugin);
    try {
      return work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
