package org.syntagma.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.Syntagma;

class BuiltInsTest {
  private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();
  private static final Path CONFIGURATION = TESTS.resolve("tiny.yaml");

  @TempDir Path parent;

  @Test
  void everyBuiltInWorksFromTheClassPath() throws Exception {
    EveryBuiltIn.use(Syntagma.create(), CONFIGURATION, parent);
  }

  @Test
  void everyBuiltInWorksFromItsPluginFolder() throws Exception {
    Installation installation = Installation.unpack(parent);
    installation.succeed(
        Installation.java(),
        "-Dai.djl.offline=true",
        "-cp",
        installation.home().resolve("lib") + "/*:" + TESTS,
        EveryBuiltIn.class.getName(),
        CONFIGURATION.toString(),
        Files.createDirectory(parent.resolve("runs")).toString(),
        installation.home().resolve("plugins").toString());
  }
}
