package org.syntagma.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a user has who unpacked the download.
 *
 * @param folder a fresh folder
 * @param home what was unpacked into it
 */
record Installation(Path folder, Path home) {
  private static final long MINUTES = 5;

  /** Unpacks into a folder whose name has a blank. */
  static Installation unpack(Path parent) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(parent.resolve("a folder"));
    Path archive = only(Path.of("target"), ".tar.gz").toAbsolutePath();
    Installation installation = new Installation(folder, folder);
    installation.succeed("tar", "-xzf", archive.toString());
    return new Installation(folder, only(folder, ""));
  }

  private static Path only(Path folder, String ending) throws IOException {
    List<Path> found;
    try (Stream<Path> entries = Files.list(folder)) {
      found = entries.filter(entry -> entry.toString().endsWith(ending)).toList();
    }
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  /** All jars, those of plugins too. */
  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  /** Without it nothing can be archived on top. */
  boolean javaHasClassData() throws IOException, InterruptedException {
    return run(java(), "-Xshare:on", "-version").exitCode() == 0;
  }

  /** The Java of this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What the command prints, which must succeed. */
  String syntagma(String... arguments) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of(home.resolve("bin").resolve("syntagma").toString()));
    words.addAll(List.of(arguments));
    return succeed(words.toArray(String[]::new));
  }

  /** What a process prints, which must succeed. */
  String succeed(String... words) throws IOException, InterruptedException {
    Ended ended = run(words);
    assertEquals(0, ended.exitCode(), ended.output());
    return ended.output();
  }

  /** The end of a process; its output and errors are one. */
  private record Ended(int exitCode, String output) {}

  private Ended run(String... words) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder.getParent(), "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Threads that spin while they wait are slow on a machine that does other things too.
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    Process process = builder.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    return new Ended(ended ? process.exitValue() : -1, Files.readString(log));
  }
}
