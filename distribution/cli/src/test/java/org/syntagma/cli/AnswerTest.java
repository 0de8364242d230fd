package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.Plugin;

/** A model answers inputs as one of its tasks says. */
class AnswerTest {
  private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();

  @TempDir static Path folder;
  private static URLClassLoader loader;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), AnsweringPlugin.class.getName());
    loader = new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, BEFORE);
    Thread.currentThread().setContextClassLoader(loader);
    Scene scene =
        Scene.in(folder)
            .edit(
                "    optimizer:",
                "      - {name: reply, type: answering, corpus: {type: text, path: text.txt,"
                    + " context: 16}}\n    optimizer:");
    run = folder.resolve("run");
    Cli trained = scene.run(run);
    assertEquals(0, trained.exitCode(), trained.err());
  }

  @AfterAll
  static void forget() throws IOException {
    Thread.currentThread().setContextClassLoader(BEFORE);
    loader.close();
  }

  @Test
  void showsTheAnswerAloneAndAsTheTaskTakesItFromWhatWasWritten() {
    Cli continued = Cli.run("generate", run, "--prompt", "a c", "--maximum", 8, "--temperature", 0);
    assertEquals(0, continued.exitCode(), continued.err());
    String written = continued.out().substring("a c".length());
    for (Object[] arguments :
        new Object[][] {
          {"generate", run, "a c", "--maximum", 8, "--temperature", 0},
          {"generate", run, "--task", "reply", "a c", "--maximum", 8, "--temperature", 0}
        }) {
      Cli answered = Cli.run(arguments);
      assertEquals(0, answered.exitCode(), answered.err());
      assertEquals(written.substring(1), answered.out());
    }
    Cli several = Cli.run("generate", run, "a c", "--samples", 3, "--maximum", 4);
    assertEquals(3, several.out().lines().count(), several.out());
  }

  @Test
  void saysWhichTasksAnswer() {
    Cli told = Cli.run("generate", run, "--task", "text", "a c");
    assertEquals(ExitCodes.STORAGE, told.exitCode());
    assertTrue(told.err().contains("no task called 'text' answers, only [reply]"), told.err());
  }

  @Test
  void anInputIsNoPromptAndATaskNeedsAnInput() {
    Cli both = Cli.run("generate", run, "a", "--prompt", "b");
    assertEquals(ExitCodes.USAGE, both.exitCode());
    assertTrue(both.err().contains("--prompt is for continuing"), both.err());
    Cli without = Cli.run("generate", run, "--task", "reply");
    assertEquals(ExitCodes.USAGE, without.exitCode());
    assertTrue(without.err().contains("needs an input"), without.err());
  }
}
