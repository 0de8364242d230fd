package org.syntagma.runtime.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Schedule;

class CatalogTest {
  private static final String PLUGIN =
      """
      import java.util.List;
      import org.syntagma.api.Plugin;
      import org.syntagma.api.component.Component;
      import org.syntagma.api.training.Schedule;
      public class %s implements Plugin {
        @Override public List<Component<? extends Schedule>> schedules() {
          return List.of(Component.of("%s", Flat.class));
        }
      }
      """;
  private static final String FLAT =
      """
      public class Flat implements org.syntagma.api.training.Schedule {
        @Override public double at(long update, long updates) { return 1; }
      }
      """;

  @TempDir Path folder;

  @Test
  void findsPluginsWithTheirVersionsAndDigests() throws Exception {
    Path jar = jar("flat", "FlatPlugin", "flat");
    Catalog catalog = catalog(jar);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    PluginSource expected =
        new PluginSource("flat-plugin", "1.2.0", Optional.of(jar), List.of(jar), false);
    assertEquals(Map.of("flat.jar", HexFormat.of().formatHex(digest)), expected.digests());
    Supplied flat = catalog.find(Schedule.class, "flat").orElseThrow();
    assertTrue(
        catalog.plugins().contains(new PluginContents(expected, List.of(flat))),
        catalog.plugins().toString());
    assertEquals(expected, flat.plugin());
    assertEquals("flat", flat.label());
    assertEquals("Flat", flat.component().implementation().getName());
    assertEquals(Optional.empty(), catalog.find(Optimizer.class, "flat"));
    assertEquals(Optional.empty(), catalog.find(Schedule.class, "flot"));
  }

  @Test
  void knowsEveryKindThatPluginsCanList() throws IOException {
    Catalog catalog = catalog();
    assertEquals(21, catalog.kinds().size());
    assertEquals(
        "policy optimizer", catalog.words(org.syntagma.api.reinforcement.PolicyOptimizer.class));
  }

  @Test
  void twoPluginsWithOneTypeAreNamedWithTheirJars() throws IOException {
    Path one = jar("one", "OnePlugin", "flat");
    Path two = jar("two", "TwoPlugin", "flat");
    assertEquals(
        "Two plugins supply the schedule 'flat': one-plugin 1.2.0 (%s) and two-plugin 1.2.0 (%s); remove one of them"
            .formatted(one, two),
        assertThrows(PluginException.class, () -> catalog(one, two)).getMessage());
  }

  @Test
  void aPluginWithoutALibraryThatItNeedsSaysWhich() throws IOException {
    Path classes = compile("broken", "BrokenPlugin", "flat");
    Files.delete(classes.resolve("Flat.class"));
    Path jar = pack("broken", classes, "BrokenPlugin");
    assertEquals(
        ("The plugin broken-plugin 1.2.0 (%s) cannot be used: it cannot list its components: the"
                + " class Flat is missing; add the library that holds it, or a version of the plugin"
                + " for this host")
            .formatted(jar),
        assertThrows(PluginException.class, () -> catalog(jar)).getMessage());
  }

  @Test
  void aPluginForANewerJavaSaysSo() throws IOException {
    Path classes = compile("newer", "NewerPlugin", "flat");
    Path file = classes.resolve("NewerPlugin.class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 99;
    Files.write(file, bytes);
    Path jar = pack("newer", classes, "NewerPlugin");
    String message = assertThrows(PluginException.class, () -> catalog(jar)).getMessage();
    assertTrue(message.contains("compiled for a newer Java"), message);
  }

  @Test
  void aServiceFileThatNamesNoClassSaysWhich() throws IOException {
    Path jar = pack("absent", compile("absent", "AbsentPlugin", "flat"), "NoSuchPlugin");
    String message = assertThrows(PluginException.class, () -> catalog(jar)).getMessage();
    assertTrue(message.contains("names NoSuchPlugin, which is not there"), message);
    assertEquals(1, message.lines().count());
  }

  private Path jar(String name, String plugin, String type) throws IOException {
    return pack(name, compile(name, plugin, type), plugin);
  }

  private Path compile(String name, String plugin, String type) throws IOException {
    return Jars.compile(
        folder.resolve(name), Map.of(plugin, PLUGIN.formatted(plugin, type), "Flat", FLAT));
  }

  private Path pack(String name, Path classes, String plugin) throws IOException {
    return Jars.pack(folder.resolve(name + ".jar"), classes, plugin, name + "-plugin", "1.2.0");
  }

  private static Catalog catalog(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, CatalogTest.class.getClassLoader())) {
      return Catalog.onClassPath(loader);
    }
  }
}
