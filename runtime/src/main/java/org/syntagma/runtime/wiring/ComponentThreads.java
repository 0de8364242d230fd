package org.syntagma.runtime.wiring;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads of one component, named by its place, in the context of its plugin. */
final class ComponentThreads implements ThreadFactory {
  private final String path;
  private final ClassLoader plugin;
  private final AtomicInteger count = new AtomicInteger();

  ComponentThreads(String path, ClassLoader plugin) {
    this.path = path;
    this.plugin = plugin;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, path + " thread " + count.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(plugin);
    return thread;
  }
}
