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

/** A model out of a checkpoint has the heads of the task that is named, and no others. */
class FrozenHeadsTest {
  private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();

  @TempDir static Path folder;
  private static URLClassLoader loader;
  private static Scene scene;

  @BeforeAll
  static void train() throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), LookingPlugin.class.getName());
    loader = new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, BEFORE);
    Thread.currentThread().setContextClassLoader(loader);
    scene =
        Scene.in(folder)
            .edit(
                "    optimizer:",
                "      - {name: mood, type: target, form: classification, corpus: {type: tsv, path:"
                    + " [moods.tsv]}}\n    optimizer:");
    scene.write("moods.tsv", "a bed\tsad\nbe glad\thappy\n".repeat(20));
    Cli trained = scene.run(folder.resolve("teacher"));
    assertEquals(0, trained.exitCode(), trained.err());
  }

  @AfterAll
  static void forget() throws IOException {
    Thread.currentThread().setContextClassLoader(BEFORE);
    loader.close();
  }

  private static Cli look(String directory, String task) {
    return Cli.run(
        "run",
        scene.configuration(),
        "--directory",
        folder.resolve(directory),
        "--set",
        "stages[0].updates=1",
        "--set",
        "stages[0].penalties=[{type: looking, path: '%s', model: {type: checkpoint, path: '%s'%s}}]"
            .formatted(folder.resolve(directory + ".txt"), folder.resolve("teacher"), task));
  }

  @Test
  void hasTheHeadsOfTheTaskThatIsNamed() throws IOException {
    Cli looked = look("with", ", task: mood");
    assertEquals(0, looked.exitCode(), looked.err());
    assertEquals(
        "target [classification, happy, sad] learned",
        Files.readString(folder.resolve("with.txt")));
  }

  @Test
  void hasNoneWhereNoTaskIsNamed() throws IOException {
    Cli looked = look("without", "");
    assertEquals(0, looked.exitCode(), looked.err());
    assertEquals("", Files.readString(folder.resolve("without.txt")));
  }

  @Test
  void saysWhichTasksThereAre() {
    Cli looked = look("wrong", ", task: temper");
    assertEquals(ExitCodes.DATA, looked.exitCode(), looked.err());
    assertTrue(
        looked.err().contains("no task called 'temper' learns, only [text, mood]"), looked.err());
  }
}
