package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.StopSignal;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/** A folder with a text and a configuration that trains on it in a second or two. */
record Scene(Path folder) {
  /** Two sentences and their trees. */
  static final String TREEBANK =
      """
      1\tdogs\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_
      2\tsee\t_\tVERB\t_\t_\t0\troot\t_\t_
      3\tcats\t_\tNOUN\t_\t_\t2\tobj\t_\t_

      1\told\t_\tADJ\t_\t_\t2\tamod\t_\t_
      2\tcats\t_\tNOUN\t_\t_\t3\tnsubj\t_\t_
      3\tsleep\t_\tVERB\t_\t_\t0\troot\t_\t_

      """;

  private static final String TEXT = "a cab, a bed, a fad: decade; be glad. ";

  static Scene in(Path folder) {
    Scene scene = new Scene(folder);
    scene.write("text.txt", TEXT.repeat(40));
    scene.write("small.yaml", resource());
    return scene;
  }

  private static String resource() {
    try (var in = Scene.class.getResourceAsStream("/small.yaml")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path configuration() {
    return folder.resolve("small.yaml");
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes one passage of the configuration. */
  Scene edit(String passage, String replacement) {
    try {
      String yaml = Files.readString(configuration());
      if (!yaml.contains(passage)) {
        throw new IllegalArgumentException("no '" + passage + "' in " + yaml);
      }
      write("small.yaml", yaml.replace(passage, replacement));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a treebank to train on, so many times over, and once to hold out. */
  Scene treebank(String conllu, int times) {
    write("trees.conllu", conllu.repeat(times));
    write("held.conllu", conllu);
    return this;
  }

  Cli run(Path directory) {
    return Cli.run("run", configuration(), "--directory", directory);
  }

  /** A run that stops after its first update and is resumed ends as one that never stopped. */
  void assertResumesLike(Path uninterrupted) throws IOException {
    Path stopped = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    stop.request();
    Syntagma syntagma = Syntagma.create();
    Settings settings = Settings.builder().file(configuration()).read();
    try (RunResult first = syntagma.run(syntagma.plan(settings), stopped, stop)) {
      assertFalse(first.completed());
    }
    assertEquals("pretrain-00000001", lastCheckpoint(stopped).getFileName().toString());
    Cli resumed = Cli.run("resume", stopped);
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertSameWeights(uninterrupted, stopped);
  }

  /** The last checkpoints of two runs are of the same update and have the same bytes. */
  static void assertSameWeights(Path one, Path other) throws IOException {
    assertEquals(lastCheckpoint(one).getFileName(), lastCheckpoint(other).getFileName());
    assertArrayEquals(Files.readAllBytes(weights(one)), Files.readAllBytes(weights(other)));
  }

  /** The main model's parameters at the end of a run. */
  static Path weights(Path run) throws IOException {
    return lastCheckpoint(run).resolve("main.safetensors");
  }

  private static Path lastCheckpoint(Path run) throws IOException {
    try (Stream<Path> all = Files.list(run.resolve("checkpoints"))) {
      return all.max(Comparator.comparing(Path::getFileName)).orElseThrow();
    }
  }
}
