package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL looks for its parts once in a JVM, so each of these needs a JVM of its own. */
class FirstTouchTest {
  private static final String TOUCH =
      """
      System.out.println(Thread.currentThread().getName() + ": " + Thread.currentThread().isDaemon()
          + " " + Thread.currentThread().getContextClassLoader().getName());
      try (var manager = ai.djl.engine.Engine.getInstance().newBaseManager()) {
        System.out.println("plugin: " + manager.create(2f).mul(manager.create(5f)).getFloat());
      }
      System.out.println("zoos: " + ai.djl.repository.zoo.ModelZoo.listModelZoo().size());
      """;

  @TempDir Path folder;

  @Test
  void aConstructorMayBeTheFirstToUseTheEngine() throws Exception {
    String output = touch("@Inject Heard() {\n" + TOUCH + "}");
    assertTrue(output.contains("main: false plugins/first 1.2.0"), output);
  }

  @Test
  void aThreadOfAPluginMayBeTheFirstToUseTheEngine() throws Exception {
    String output =
        touch(
            "@Inject Heard(java.util.concurrent.ThreadFactory threads) throws Exception {\n"
                + "Thread thread = threads.newThread(() -> {\n"
                + TOUCH
                + "}); thread.start(); thread.join(); }");
    assertTrue(output.contains("listeners[0] thread 1: true plugins/first 1.2.0"), output);
  }

  @Test
  void aPluginMayAskForTheEnginesWhenItIsLoaded() throws Exception {
    Path plugins = folder.resolve("plugins");
    String members = "public ThePlugin() { ai.djl.engine.Engine.getAllEngines(); }";
    TestJar.at(plugins.resolve("first/first.jar"))
        .service("first.ThePlugin")
        .source("first.ThePlugin", TestPlugin.plugin("first", "first", members))
        .source("first.Heard", TestPlugin.component("first", "@Inject Heard() {\n" + TOUCH + "}"))
        .write();
    touch(plugins);
  }

  private String touch(String body) throws Exception {
    Path plugins = folder.resolve("plugins");
    TestPlugin.listener(plugins, "first", body).write();
    return touch(plugins);
  }

  private String touch(Path plugins) throws Exception {
    try (Child child = Child.start(FirstTouch.class, folder, plugins, "first")) {
      assertEquals(0, child.exitCode(), child.output());
      assertTrue(child.output().contains("plugin: 10.0"), child.output());
      assertTrue(child.output().contains("zoos: 3"), child.output());
      assertTrue(child.output().contains("host: 5.0"), child.output());
      return child.output();
    }
  }
}
