package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.runtime.io.IoFaults;

/** Finds installed plugins: each has a folder of its own with its jars, and a class loader. */
final class PluginFolders {
  private final SharedPackages shared = SharedPackages.ofHost();
  private final ApiVersion host = ApiVersion.ofHost();
  private final Discovery discovery;

  PluginFolders(Discovery discovery) {
    this.discovery = discovery;
  }

  /** Loads every plugin in a folder of plugins. */
  void find(Path parent) {
    try {
      list(parent).forEach(this::load);
    } catch (IOException e) {
      discovery.fault(
          parent.toString(),
          "%s, a folder of plugins, cannot be read: %s; correct its name, or allow reading it"
              .formatted(parent, IoFaults.describe(e)));
    }
  }

  private void load(Path folder) {
    String name = folder.getParent().getFileName() + "/" + folder.getFileName();
    List<String> problems = new ArrayList<>();
    List<PluginJar> jars = read(folder, problems);
    if (problems.isEmpty()) {
      check(folder, jars, problems);
    }
    problems.forEach(problem -> discovery.fault(name, problem));
    if (problems.isEmpty()) {
      load(name, jars);
    }
  }

  private static List<PluginJar> read(Path folder, List<String> problems) {
    List<PluginJar> jars = new ArrayList<>();
    try {
      for (Path file : list(folder)) {
        if (file.toString().endsWith(".jar")) {
          read(file, jars, problems);
        }
      }
    } catch (IOException e) {
      problems.add(
          "%s cannot be read: %s; a plugin is a folder that holds its jars"
              .formatted(folder, IoFaults.describe(e)));
    }
    return jars;
  }

  private static void read(Path file, List<PluginJar> jars, List<String> problems) {
    try {
      jars.add(PluginJar.read(file));
    } catch (IOException e) {
      problems.add(
          "%s cannot be read as a jar: %s; install it again".formatted(file, IoFaults.describe(e)));
    }
  }

  /** What is in a folder but what is hidden, by name. */
  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder.toAbsolutePath().normalize())) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private void check(Path folder, List<PluginJar> jars, List<String> problems) {
    List<PluginJar> plugins = plugins(jars);
    if (jars.isEmpty()) {
      problems.add(
          "%s holds no jar; put the plugin's jar and those of its libraries into it"
              .formatted(folder));
    } else if (plugins.isEmpty()) {
      problems.add(
          "%s has no plugin in its jars (%s); one of them needs the file %s with the name of the class that implements Plugin"
              .formatted(folder, names(jars), PluginJar.SERVICE));
    }
    plugins.forEach(jar -> jar.refusal(host).ifPresent(problems::add));
    for (PluginJar jar : jars) {
      Set<String> bundled = new TreeSet<>(jar.packages());
      bundled.retainAll(shared.names());
      if (!bundled.isEmpty()) {
        problems.add(
            "%s holds %s, which the host shares with every plugin; leave it out (Maven's scope 'provided'), or remove the jar"
                .formatted(jar.path(), bundled.iterator().next()));
      }
    }
  }

  private static String names(List<PluginJar> jars) {
    return jars.stream()
        .map(jar -> jar.path().getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  private void load(String name, List<PluginJar> jars) {
    List<Path> files = jars.stream().map(PluginJar::path).toList();
    List<PluginJar> plugins = plugins(jars);
    String label = name + " " + plugins.get(0).version();
    PluginClassLoader loader =
        new PluginClassLoader(label, urls(files), shared, PluginFolders.class.getClassLoader());
    for (PluginJar jar : plugins) {
      PluginSource source =
          new PluginSource(name, jar.version(), Optional.of(jar.path()), files, true);
      jar.providers().forEach(provider -> discovery.load(provider, loader, source));
    }
  }

  private static List<PluginJar> plugins(List<PluginJar> jars) {
    return jars.stream().filter(jar -> !jar.providers().isEmpty()).toList();
  }

  private static List<URL> urls(List<Path> files) {
    List<URL> urls = new ArrayList<>();
    for (Path file : files) {
      try {
        urls.add(file.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException("Every file has a URL", e);
      }
    }
    return urls;
  }
}
