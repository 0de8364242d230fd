package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.Plugin;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.Listener;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.plugins.IsolatedComponent;
import org.syntagma.runtime.plugins.PluginException;
import org.syntagma.runtime.plugins.Supplied;

/** A plugin in a folder is a world of its own that shares the API with the host. */
class InstalledPluginsTest {
  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void set() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  private Supplied supplied(String type) {
    return Syntagma.create(List.of(plugins)).catalog().find(Listener.class, type).orElseThrow();
  }

  private ClassLoader loader(String type) {
    return supplied(type).component().implementation().getClassLoader();
  }

  @Test
  void classesComeFromTheJdkThenTheHostForWhatIsSharedThenThePluginItself() throws Exception {
    good("lion")
        .source("com.google.gson.Gson", "package com.google.gson; public class Gson {}")
        .write();
    ClassLoader loader = loader("lion");
    assertSame(Plugin.class, loader.loadClass(Plugin.class.getName()));
    assertSame(ai.djl.engine.Engine.class, loader.loadClass("ai.djl.engine.Engine"));
    assertSame(java.sql.Driver.class, loader.loadClass("java.sql.Driver"));
    assertSame(loader, loader.loadClass("com.google.gson.Gson").getClassLoader());
    for (String hidden :
        List.of(
            "com.google.inject.Guice",
            "org.syntagma.runtime.Syntagma",
            "org.syntagma.toolkit.layers.Linear",
            "ai.djl.pytorch.engine.PtEngine")) {
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass(hidden), hidden);
    }
  }

  @Test
  void resourcesFollowTheClasses() throws IOException {
    good("lion")
        .entry("note.txt", "the plugin's")
        .entry("org/syntagma/cli/small.yaml", "")
        .entry("small.yaml", "mine")
        .entry("ai/djl/engine/note.txt", "")
        .write();
    ClassLoader loader = loader("lion");

    assertText("the plugin's", loader, "note.txt");
    assertText("mine", loader, "small.yaml");
    assertEquals(1, count(loader, "small.yaml"));
    assertNull(loader.getResource("org/syntagma/runtime/plugins/version.properties"));
    assertEquals(0, count(loader, "org/syntagma/runtime/plugins/version.properties"));

    String engine = "ai/djl/engine/Engine.class";
    ClassLoader host = getClass().getClassLoader();
    assertEquals(host.getResource(engine), loader.getResource(engine));
    assertEquals(1, count(loader, engine));
    try (InputStream in = loader.getResourceAsStream(engine)) {
      assertNotNull(in);
    }
    assertNull(
        loader.getResource("ai/djl/engine/note.txt"), "a shared package is the host's alone");
    assertNotNull(loader.getResource("java/lang/Object.class"));
  }

  @Test
  void servicesOfTheApiAreThePluginsAndThoseOfSharedLibrariesTheHosts() throws IOException {
    String engines = "META-INF/services/ai.djl.engine.EngineProvider";
    String own = "META-INF/services/acme.Tool";
    good("lion").entry(engines, "acme.Engine").entry(own, "acme.Hammer").write();
    ClassLoader loader = loader("lion");
    ClassLoader host = getClass().getClassLoader();

    assertEquals(1, count(loader, TestJar.SERVICE));
    assertTrue(loader.getResource(TestJar.SERVICE).toString().contains("lion.jar"));
    assertText("lion.ThePlugin", loader, TestJar.SERVICE);
    assertEquals(
        Collections.list(host.getResources(engines)),
        Collections.list(loader.getResources(engines)));
    assertEquals(host.getResource(engines), loader.getResource(engines));
    assertText("acme.Hammer", loader, own);
    String validation = "META-INF/services/jakarta.validation.spi.ValidationProvider";
    assertEquals(host.getResource(validation), loader.getResource(validation));
  }

  @Test
  void twoPluginsWithTwoVersionsOfOneLibraryShareOneEngine() {
    withLibrary("one", 1);
    withLibrary("two", 2);
    Scene scene = Scene.in(folder).edit("[{type: metrics-file}]", "[{type: one}, {type: two}]");
    Path run = folder.resolve("run");
    Cli result = Cli.run("run", scene.configuration(), "--directory", run, "--plugins", plugins);
    assertEquals(0, result.exitCode(), result.err());
    List<String> one = lines(run.resolve("one.txt"));
    List<String> two = lines(run.resolve("two.txt"));
    assertEquals(List.of("version 1", "version 2"), List.of(one.get(0), two.get(0)));
    assertEquals(one.get(1), two.get(1));
    assertTrue(one.get(1).startsWith("engine PtEngine"), one.get(1));
    for (String jar : List.of("one.jar", "two.jar", "library-1.jar", "library-2.jar")) {
      assertTrue(
          lines(run.resolve("run.json")).stream()
              .anyMatch(line -> line.contains("\"" + jar + "\": \"")),
          jar);
    }
  }

  private void withLibrary(String name, int version) {
    Path library =
        TestJar.at(plugins.resolve(name).resolve("library-" + version + ".jar"))
            .source(
                "library.Version",
                "package library; public class Version { public static int number() { return %d; } }"
                    .formatted(version))
            .write();
    TestPlugin.listener(
            plugins,
            name,
            """
            @Inject Heard() {}
            @Override public void started(String run, java.nio.file.Path directory, long at) {
              ai.djl.engine.Engine engine = ai.djl.engine.Engine.getInstance();
              try {
                java.nio.file.Files.writeString(
                    directory.resolve("%s.txt"),
                    "version " + library.Version.number() + "\\nengine "
                        + engine.getClass().getSimpleName() + " " + System.identityHashCode(engine) + "\\n");
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
            """
                .formatted(name))
        .library(library)
        .write();
  }

  @Test
  void messagesNameInstalledPlugins() {
    good("lion").write();
    Scene scene = Scene.in(folder).edit("[{type: metrics-file}]", "[{type: lyon}]");
    Cli result = Cli.run("validate", scene.configuration(), "--plugins", plugins);
    assertEquals(ExitCodes.CONFIGURATION, result.exitCode(), result.err());
    assertTrue(result.err().contains("Did you mean 'lion'?"), result.err());
    assertTrue(result.err().contains("lion (plugins/lion 1.2.0)"), result.err());
  }

  @Test
  void theFolderOfTheInstallationIsUsedUnasked() {
    good("lion").write();
    System.setProperty("syntagma.home", folder.toString());
    try {
      Cli listed = Cli.run("plugins", "list");
      assertEquals(0, listed.exitCode(), listed.out());
      assertTrue(listed.out().contains("plugins/lion 1.2.0 ("), listed.out());
    } finally {
      System.clearProperty("syntagma.home");
    }
  }

  @Test
  void everyCallRunsInThePluginsContext() throws Exception {
    Supplied supplied = context();
    ClassLoader loader = supplied.component().implementation().getClassLoader();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Object bare = bare(supplied);
    Listener listener = (Listener) IsolatedComponent.of(bare, supplied);
    assertNotSame(bare, listener);

    listener.stageFinished("", 0);
    assertEquals("stageFinished " + loader.getName(), bare.toString());
    assertEquals(bare.toString(), listener.toString());
    listener.close();
    assertEquals("close " + loader.getName(), bare.toString());
    assertSame(before, Thread.currentThread().getContextClassLoader());
    assertEquals(
        "of the plugin",
        assertThrows(IllegalStateException.class, () -> listener.finished(true, Duration.ZERO))
            .getMessage());
    assertSame(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void aStandInIsWhatItStandsFor() throws Exception {
    Supplied supplied = context();
    Object bare = bare(supplied);
    Object one = IsolatedComponent.of(bare, supplied);
    Object two = IsolatedComponent.of(bare, supplied);
    assertEquals(one, two);
    assertEquals(one.hashCode(), two.hashCode());
    assertFalse(one.equals(null));
    assertFalse(one.equals(IsolatedComponent.of(bare(supplied), supplied)));
    assertTrue(one instanceof AutoCloseable);
    assertTrue(one instanceof org.syntagma.api.state.Stateful);
    assertTrue(one instanceof Runnable);
    assertSame(bare.getClass(), IsolatedComponent.classOf(one));
  }

  @Test
  void aClassThatIsMissingInACallIsToldWithItsPlugin() throws Exception {
    Supplied supplied = context();
    Listener listener = (Listener) IsolatedComponent.of(bare(supplied), supplied);
    assertEquals(
        "context of plugins/context 1.2.0 (%s) cannot go on: the class context.Library is missing; put the library that holds it into the folder of plugins/context 1.2.0"
            .formatted(plugins.resolve("context/context.jar")),
        assertThrows(PluginException.class, () -> listener.stageStarted("", 1, 1)).getMessage());
  }

  @Test
  void aTaskIsCalledAfterTheClassThatItsAuthorWrote() throws Exception {
    TestJar.at(plugins.resolve("school/school.jar"))
        .service("school.ThePlugin")
        .source(
            "school.ThePlugin",
            """
            package school;
            import java.util.List;
            import org.syntagma.api.component.Component;
            import org.syntagma.api.task.Task;
            public class ThePlugin implements org.syntagma.api.Plugin {
              @Override public List<Component<? extends Task<?, ?>>> tasks() {
                return List.of(Component.of("long-division", LongDivision.class));
              }
            }
            """)
        .source(
            "school.LongDivision",
            """
            package school;
            import ai.djl.ndarray.*;
            import java.util.*;
            import org.syntagma.api.data.Batch;
            import org.syntagma.api.model.*;
            import org.syntagma.api.task.*;
            public class LongDivision implements Task<String, Batch> {
              @jakarta.inject.Inject public LongDivision() {}
              @Override public Class<String> exampleType() { return String.class; }
              @Override public Set<String> outputs() { return Set.of(); }
              @Override public int length(Model model, String example) { return 1; }
              @Override public Batch batch(
                  Model model, List<? extends String> examples, NDManager manager,
                  org.syntagma.api.random.Randomness randomness) {
                throw new AssertionError("only its name is asked for");
              }
              @Override public Loss loss(Map<String, NDArray> outputs, Batch batch) {
                throw new AssertionError("only its name is asked for");
              }
              @Override public Metrics evaluate(Model model, Evaluation<String> evaluation) {
                throw new AssertionError("only its name is asked for");
              }
            }
            """)
        .write();
    Supplied supplied =
        Syntagma.create(List.of(plugins)).catalog().find(Task.class, "long-division").orElseThrow();
    assertEquals(
        "long-division", ((Task<?, ?>) IsolatedComponent.of(bare(supplied), supplied)).name());
  }

  private Supplied context() {
    TestJar.at(plugins.resolve("context/context.jar"))
        .service("context.ThePlugin")
        .source("context.ThePlugin", TestPlugin.plugin("context", "context", ""))
        .source("context.Library", "package context; class Library { static void call() {} }")
        .leavingOut("context.Library")
        .source(
            "context.Heard",
            """
            package context;
            import java.time.Duration;
            import org.syntagma.api.state.*;
            public class Heard implements org.syntagma.api.training.Listener, Stateful, Runnable, Own {
              private String last = "";
              @jakarta.inject.Inject public Heard() {}
              private void hear(String what) {
                last = what + " " + Thread.currentThread().getContextClassLoader().getName();
              }
              @Override public void stageFinished(String stage, long update) { hear("stageFinished"); }
              @Override public void close() { hear("close"); }
              @Override public void finished(boolean completed, Duration time) {
                throw new IllegalStateException("of the plugin");
              }
              @Override public void stageStarted(String stage, long updates, long parameters) {
                Library.call();
              }
              @Override public void save(StateWriter out) {}
              @Override public void load(StateReader in) {}
              @Override public void run() {}
              @Override public String toString() { return last; }
            }
            interface Own {}
            """)
        .write();
    return supplied("context");
  }

  private static Object bare(Supplied supplied) throws ReflectiveOperationException {
    return supplied.component().implementation().getConstructor().newInstance();
  }

  private TestJar good(String name) {
    return TestPlugin.listener(plugins, name, TestPlugin.CONSTRUCTOR);
  }

  private static void assertText(String expected, ClassLoader loader, String resource)
      throws IOException {
    assertEquals(1, count(loader, resource));
    try (InputStream in = loader.getResourceAsStream(resource)) {
      assertEquals(expected, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  private static int count(ClassLoader loader, String resource) throws IOException {
    List<URL> found = Collections.list(loader.getResources(resource));
    return found.size();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
