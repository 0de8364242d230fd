package org.syntagma.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does with the download, in a fresh folder. */
class DistributionTest {
  private static final Path LION =
      Path.of("target", "plugins-example", "lion", "target", "plugins");
  private static final String[] SHORT = {
    "run",
    "examples/quickstart.yaml",
    "--set",
    "stages[0].updates=3",
    "--set",
    "stages[1].updates=3",
    "--set",
    "stages[2].updates=1",
    "--set",
    "samples.count=1"
  };

  @TempDir static Path parent;
  private static Installation installation;
  private static List<Path> shipped;

  @BeforeAll
  static void unpack() throws Exception {
    installation = Installation.unpack(parent);
    shipped = installation.jars();
  }

  @Test
  void runsTheQuickStartAndThenTheSameFromArchivedClasses() throws Exception {
    String first = run("first");
    assertTrue(first.contains("Done in"), first);
    assumeTrue(installation.javaHasClassData(), "this Java has no class data of its own");
    assertEquals(1, archives().size(), first);
    String second = run("second");
    assertEquals(withoutTimes(first), withoutTimes(second).replace("second", "first"));
    assertEquals(1, archives().size(), "the second run found nothing to archive anew");
  }

  @Test
  void trainsWithAPluginThatWasCopiedIntoItsFolder() throws Exception {
    Path target = Files.createDirectory(installation.home().resolve("plugins").resolve("lion"));
    try (Stream<Path> jars = Files.list(LION.resolve("lion"))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, target.resolve(jar.getFileName()));
      }
    }
    String plugins = installation.syntagma("plugins", "list");
    assertTrue(plugins.contains("plugins/lion 1.2.0"), plugins);
    run("lion", "--set", "stages[0].optimizer.type=lion");
    Path record = installation.folder().resolve("lion").resolve("run.json");
    assertTrue(Files.readString(record).contains("lion-1.2.0.jar"), "its digest is kept");
  }

  @Test
  void canBeStartedThroughALink() throws Exception {
    Path link = installation.folder().resolve("link");
    Files.createSymbolicLink(link, Path.of("again"));
    Files.createSymbolicLink(
        installation.folder().resolve("again"),
        installation.home().resolve("bin").resolve("syntagma"));
    String version = installation.succeed(link.toString(), "--version");
    assertTrue(version.startsWith("Syntagma"), version);
  }

  @Test
  void namesTheLicenceOfEveryLibraryThatItShips() throws Exception {
    Path licenses = installation.home().resolve("licenses");
    String listed = Files.readString(licenses.resolve("THIRD-PARTY.txt"));
    List<Path> unnamed = shipped.stream().filter(jar -> !isListed(jar, listed)).toList();
    assertEquals(List.of(), unnamed);
  }

  @Test
  void pluginsBundleNothingThatTheHostShares() throws Exception {
    List<Path> shared =
        shipped.stream()
            .filter(jar -> jar.startsWith(installation.home().resolve("plugins")))
            .filter(jar -> jar.getFileName().toString().matches("(syntagma-)?api-\\d.*|slf4j.*"))
            .toList();
    assertEquals(List.of(), shared);
  }

  /** A list's entry is {@code (licence) name (group:artifact:version - url)}. */
  private static boolean isListed(Path jar, String listed) {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    return name.startsWith("syntagma-")
        || listed
            .lines()
            .filter(line -> line.strip().startsWith("("))
            .flatMap(line -> Stream.of(line.split("[( ]")))
            .filter(word -> word.split(":").length == 3)
            .map(word -> word.substring(word.indexOf(':') + 1).replace(':', '-'))
            .anyMatch(artifact -> name.equals(artifact) || name.startsWith(artifact + "-"));
  }

  private static String run(String directory, String... more) throws Exception {
    Path examples = installation.folder().resolve("examples");
    if (Files.notExists(examples)) {
      Files.createSymbolicLink(examples, installation.home().resolve("examples"));
    }
    Stream<String> where = Stream.of("--directory", directory);
    return installation.syntagma(
        Stream.of(Stream.of(SHORT), where, Stream.of(more))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  private static List<Path> archives() throws IOException {
    Path folder = installation.folder().resolve("cache").resolve("syntagma").resolve("classes");
    assertFalse(Files.notExists(folder), "no classes were archived");
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String withoutTimes(String output) {
    return output
        .replaceAll("[\\d,]+ tokens/s|Memory: .*", "")
        .replaceAll("\\d+:\\d+ left|Done in [\\d.]+ m?s", "");
  }
}
