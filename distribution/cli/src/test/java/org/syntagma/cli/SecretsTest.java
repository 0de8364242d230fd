package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.Plugin;

/** A run whose listener needs a secret, which no file keeps. */
class SecretsTest {
  private static final String KEY = "listeners[1].api-key";

  @TempDir Path folder;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private URLClassLoader loader;
  private Path run;

  @BeforeEach
  void trainWithASecret() throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), SecretivePlugin.class.getName());
    URL[] urls = {folder.resolve("jar").toUri().toURL()};
    loader = new URLClassLoader(urls, before);
    Thread.currentThread().setContextClassLoader(loader);
    run = folder.resolve("run");
    Cli trained =
        Scene.in(folder)
            .edit(
                "{type: metrics-file}]", "{type: metrics-file}, {type: secretive, api-key: hush}]")
            .run(run);
    assertEquals(0, trained.exitCode(), trained.err());
  }

  @AfterEach
  void forget() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }

  @Test
  void noFileOfTheRunHoldsIt() throws IOException {
    try (var files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("hush"), file.toString());
      }
    }
  }

  @Test
  void theRunSaysWhatItNeedsToGoOn() {
    for (String command : new String[] {"resume", "evaluate"}) {
      Cli told = Cli.run(command, run);
      assertEquals(ExitCodes.CONFIGURATION, told.exitCode(), told.err());
      assertTrue(told.err().contains(KEY + " is a secret, which was not saved"), told.err());
      assertTrue(told.err().contains("--set " + KEY + "=…"), told.err());
      assertTrue(told.err().contains("SYNTAGMA_LISTENERS__1__API_KEY"), told.err());
    }
  }

  @Test
  void goesOnWithTheSecretGivenAgain() {
    for (String command : new String[] {"resume", "evaluate"}) {
      Cli told = Cli.run(command, run, "--set", KEY + "=hush");
      assertEquals(0, told.exitCode(), told.err());
    }
    Cli wrong = Cli.run("resume", run, "--set", KEY + "=louder");
    assertEquals(ExitCodes.PLUGIN, wrong.exitCode(), wrong.err());
    assertFalse(wrong.err().contains("louder"), wrong.err());
  }

  @Test
  void nothingElseCanBeChanged() {
    Cli told = Cli.run("resume", run, "--set", KEY + "=hush", "--set", "seed=9");
    assertEquals(ExitCodes.CONFIGURATION, told.exitCode(), told.err());
    assertTrue(
        told.err().contains("seed is settled: a run that has begun takes only its secrets again"),
        told.err());
    assertTrue(told.err().contains(KEY), told.err());
  }

  @Test
  void aRunWithoutSecretsTakesNone() {
    Thread.currentThread().setContextClassLoader(before);
    Path plain = folder.resolve("plain");
    assertEquals(0, Scene.in(folder).run(plain).exitCode());
    Cli told = Cli.run("resume", plain, "--set", "seed=9");
    assertEquals(ExitCodes.CONFIGURATION, told.exitCode(), told.err());
    assertTrue(told.err().contains("and it has none"), told.err());
  }
}
