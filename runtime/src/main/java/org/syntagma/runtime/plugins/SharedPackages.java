package org.syntagma.runtime.plugins;

import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.slf4j.Logger;
import org.syntagma.api.Plugin;

/**
 * The packages that the host shares with every installed plugin: exactly those of the libraries
 * that the API consists of. A prefix would be too wide: other libraries, such as DJL's tokenizers,
 * have packages beneath the same names.
 */
record SharedPackages(Set<String> names) {
  private static final Map<Class<?>, String> LIBRARIES =
      Map.of(
          Plugin.class, "org.syntagma.api",
          Engine.class, "ai.djl",
          Logger.class, "org.slf4j",
          Inject.class, "jakarta.inject",
          Constraint.class, "jakarta.validation",
          API.class, "org.apiguardian");
  private static final String SERVICES = "META-INF/services/";

  SharedPackages {
    names = Set.copyOf(names);
  }

  /**
   * Reads the packages from where the libraries are. The name at which a library's packages begin
   * is a guard: an application may have packed everything into one jar.
   */
  static SharedPackages ofHost() {
    Set<String> names = new HashSet<>();
    LIBRARIES.forEach(
        (type, prefix) ->
            packages(type).stream()
                .filter(name -> name.equals(prefix) || name.startsWith(prefix + "."))
                .forEach(names::add));
    return new SharedPackages(names);
  }

  private static Set<String> packages(Class<?> type) {
    try {
      Path library = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(library)) {
        return PluginJar.read(library).packages();
      }
      try (Stream<Path> files = Files.walk(library)) {
        return PluginJar.packages(
            files.map(file -> library.relativize(file).toString().replace('\\', '/')));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean hasClass(String name) {
    return names.contains(name.substring(0, Math.max(name.lastIndexOf('.'), 0)));
  }

  /** Whether a resource, or a service's file, belongs to a shared library. */
  boolean hasResource(String name) {
    if (name.startsWith(SERVICES)) {
      return hasClass(name.substring(SERVICES.length()));
    }
    String folder = name.substring(0, Math.max(name.lastIndexOf('/'), 0));
    return names.contains(folder.replace('/', '.')) || names.contains(name.replace('/', '.'));
  }
}
