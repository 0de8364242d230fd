package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.Plugin;
import org.syntagma.runtime.io.IoFaults;

/** Finds the plugins of a class path, which share the host's loader and all its libraries. */
final class ClassPath {
  private final ClassLoader loader;
  private final Discovery discovery;
  private final Set<String> seen = new HashSet<>();

  private ClassPath(ClassLoader loader, Discovery discovery) {
    this.loader = loader;
    this.discovery = discovery;
  }

  static void find(ClassLoader loader, Discovery discovery) {
    ClassPath classPath = new ClassPath(loader, discovery);
    try {
      Collections.list(loader.getResources(PluginJar.SERVICE)).forEach(classPath::find);
    } catch (IOException e) {
      classPath.unreadable("the class path", e);
    }
  }

  private void find(URL service) {
    try {
      Optional<Path> jar = jar(service);
      if (jar.isPresent()) {
        packed(PluginJar.read(jar.get()));
      } else {
        unpacked(service);
      }
    } catch (IOException e) {
      unreadable(service.toString(), e);
    }
  }

  private void unreadable(String where, IOException e) {
    discovery.fault(where, "%s cannot be read: %s".formatted(where, IoFaults.describe(e)));
  }

  private void packed(PluginJar jar) {
    // An application may have packed everything into one jar; then the API is that of the host.
    boolean whole = jar.packages().contains(Plugin.class.getPackageName());
    Optional<String> refusal = whole ? Optional.empty() : jar.refusal(ApiVersion.ofHost());
    refusal.ifPresent(why -> discovery.fault(jar.path().toString(), why));
    if (refusal.isEmpty()) {
      for (String provider : jar.providers()) {
        String name = jar.title().orElse(simple(provider));
        Optional<Path> path = Optional.of(jar.path());
        load(provider, new PluginSource(name, jar.version(), path, List.of(jar.path()), false));
      }
    }
  }

  /** A folder of classes, or a place that is no file. */
  private void unpacked(URL service) throws IOException {
    URLConnection connection = service.openConnection();
    connection.setUseCaches(false);
    Optional<Path> folder = path(service).map(file -> file.getParent().getParent().getParent());
    try (InputStream in = connection.getInputStream()) {
      for (String name : PluginJar.providers(in)) {
        load(name, new PluginSource(simple(name), "unversioned", folder, List.of(), false));
      }
    }
  }

  private void load(String provider, PluginSource source) {
    if (seen.add(provider)) {
      discovery.load(provider, loader, source);
    }
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static Optional<Path> jar(URL service) throws IOException {
    return service.openConnection() instanceof JarURLConnection jar
        ? path(jar.getJarFileURL())
        : Optional.empty();
  }

  private static Optional<Path> path(URL file) {
    try {
      return file.getProtocol().equals("file")
          ? Optional.of(Path.of(file.toURI()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
