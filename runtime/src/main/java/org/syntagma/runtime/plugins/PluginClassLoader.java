package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads one installed plugin: from the JDK, then, for {@link SharedPackages}, from the host alone,
 * then from the plugin's own jars. It never falls back to the host, so that a plugin has the
 * versions of libraries that it brought, whatever the host has.
 *
 * <p>Resources follow the classes. Only a service of the API is the plugin's own: it is what the
 * plugin offers the host.
 */
final class PluginClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String OFFERED = "META-INF/services/org.syntagma.api.";

  private final SharedPackages shared;
  private final ClassLoader host;

  /**
   * Creates a loader.
   *
   * @param label the plugin's name and version, for messages
   * @param host where the shared packages come from
   */
  PluginClassLoader(String label, List<URL> jars, SharedPackages shared, ClassLoader host) {
    super(label, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    this.shared = shared;
    this.host = host;
  }

  SharedPackages shared() {
    return shared;
  }

  ClassLoader host() {
    return host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    try {
      return shared.hasClass(name) ? host.loadClass(name) : super.loadClass(name, resolve);
    } catch (ClassNotFoundException e) {
      throw new MissingClassException(this, name, e);
    }
  }

  @Override
  public URL getResource(String name) {
    if (name.startsWith(OFFERED)) {
      return findResource(name);
    }
    return shared.hasResource(name) ? host.getResource(name) : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (name.startsWith(OFFERED)) {
      return findResources(name);
    }
    return shared.hasResource(name) ? host.getResources(name) : super.getResources(name);
  }
}
