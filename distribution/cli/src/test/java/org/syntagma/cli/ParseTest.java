package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.Plugin;

/** A task with inputs of its own learns beside a language model, and parses. */
class ParseTest {
  private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();

  @TempDir static Path folder;
  private static URLClassLoader loader;
  private static Scene scene;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), TaggingPlugin.class.getName());
    loader = new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, BEFORE);
    Thread.currentThread().setContextClassLoader(loader);
    scene =
        Scene.in(folder)
            .edit("updates: 12", "updates: 60")
            .edit("every: 3, keep", "every: 30, keep")
            .edit("evaluate: {every: 4}", "evaluate: {every: 30}")
            .edit("{type: gpt2, layers: 1, heads", "{type: encoder-decoder, heads")
            .edit(
                "    optimizer:",
                "      - {name: trees, type: tagging, rate: 2, corpus: {type: conllu, path:"
                    + " [trees.conllu], validation: [held.conllu]}}\n    optimizer:");
    scene.treebank(Scene.TREEBANK, 1);
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
  void learnsBothTasksAndWhereToAttend() {
    Cli evaluated = Cli.run("evaluate", run);
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    assertTrue(evaluated.out().contains("text: loss "), evaluated.out());
    assertTrue(evaluated.out().contains("tagged 1.0000"), evaluated.out());
    assertTrue(evaluated.out().contains("pointed 1.0000"), evaluated.out());
  }

  @Test
  void resumesToTheSameBytesAsTheUninterruptedRun() throws IOException {
    scene.assertResumesLike(run);
  }

  @Test
  void validatesBothTasks() {
    Cli validated = Cli.run("validate", scene.configuration());
    assertEquals(0, validated.exitCode(), validated.err());
    assertTrue(validated.out().contains("forms"), validated.out());
  }

  @Test
  void generatesAsIfThereWereNoTrees() {
    Cli generated = Cli.run("generate", run, "--prompt", "a c", "--maximum", 5);
    assertEquals(0, generated.exitCode(), generated.err());
  }

  @Test
  void saysWhyATaskDoesNotFitItsNetwork() throws IOException {
    String yaml = Files.readString(scene.configuration());
    String other = yaml.replace("{type: encoder-decoder, heads", "{type: gpt2, heads");
    Cli told =
        Cli.run("run", scene.write("other.yaml", other), "--directory", folder.resolve("no"));
    assertTrue(told.err().contains("the task 'trees': the network has no encoder"), told.err());
  }

  @Test
  void writesRawTextAsConllu() {
    Path text = scene.write("raw.txt", "Old cats sleep. Dogs can't\nsee\n\nsleep");
    Cli parsed = Cli.run("parse", run, text);
    assertEquals(0, parsed.exitCode(), parsed.err());
    assertTrue(parsed.out().startsWith("# text = Old cats sleep.\n1\tOld\t_\t"), parsed.out());
    assertTrue(parsed.out().contains("\n2\tcats\t_\tNOUN\t_\t_\t1\tdep\t_\t_\n"), parsed.out());
    assertTrue(parsed.out().contains("\n2-3\tcan't\t_\t_"), parsed.out());
    assertTrue(parsed.out().endsWith("\n\n"), parsed.out());
  }

  @Test
  void keepsWhatConlluSaysBesides() {
    String given =
        """
        # sent_id = 7
        # text = Dogs seecats
        1\tdogs\tdog\tX\tNNS\tNumber=Plur\t9\tweird\t2:x\tNote=a
        2-3\tseecats\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
        2\tsee\tsee\tVERB\tVBP\t_\t0\troot\t_\t_
        2.1\tsaw\t_\t_\t_\t_\t_\t_\t0:root\t_
        3\tcats\tcat\tNOUN\tNNS\t_\t2\tobj\t_\t_

        """;
    Cli parsed =
        Cli.run("parse", run, scene.write("given.conllu", given.replace("\t9\t", "\t2\t")));
    assertEquals(0, parsed.exitCode(), parsed.err());
    String expected =
        given
            .replace("X\tNNS\tNumber=Plur\t9\tweird", "NOUN\tNNS\tNumber=Plur\t0\troot")
            .replace("0\troot\t_\t_\n2.1", "1\tdep\t_\t_\n2.1")
            .replace("\tobj", "\tdep");
    assertEquals(expected, parsed.out());
    assertTrue(parsed.err().matches("3 words in \\d+\\.\\d s, [\\d,]+ words/s\\n"), parsed.err());
  }

  @Test
  void drawsLinesOfWordsFromTheStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("dogs see cats\n\n".getBytes(StandardCharsets.UTF_8)));
      Cli parsed = Cli.run("parse", run, "--words", "--format", "tree");
      assertEquals(0, parsed.exitCode(), parsed.err());
      assertTrue(parsed.out().contains("dep"), parsed.out());
      assertTrue(parsed.out().contains("dogs"), parsed.out());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void writesADrawingOfEachSentence() throws IOException {
    Path words = scene.write("two.txt", "dogs see cats\ncats sleep\n");
    Path drawings = folder.resolve("drawings");
    Cli parsed =
        Cli.run("parse", run, words, "--words", "--format", "svg", "--directory", drawings);
    assertEquals(0, parsed.exitCode(), parsed.err());
    assertEquals("", parsed.out());
    assertTrue(Files.readString(drawings.resolve("2.svg")).contains("sleep"));
    Cli told = Cli.run("parse", run, words, "--words", "--format", "svg");
    assertEquals(ExitCodes.USAGE, told.exitCode());
    assertTrue(told.err().contains("there are 2 sentences: give a --directory"), told.err());
  }

  @Test
  void needsNoTrainingData() throws IOException {
    Path elsewhere = Files.move(folder.resolve("trees.conllu"), folder.resolve("moved"));
    try {
      Cli parsed = Cli.run("parse", run, scene.write("one.txt", "dogs"));
      assertEquals(0, parsed.exitCode(), parsed.err());
    } finally {
      Files.move(elsewhere, folder.resolve("trees.conllu"));
    }
  }

  @Test
  void tellsWhatIsWrongWithTheInput() {
    assertTold("no-such.txt: there is no such file", Cli.run("parse", run, "no-such.txt"));
    Path broken = scene.write("broken.conllu", "1\ta\t_\n\n1\tb\t_\t_\t_\t_\t9\tx\t_\t_\n\n");
    Cli told = Cli.run("parse", run, broken);
    assertTold("broken.conllu:1: ", told);
    assertTold("broken.conllu:3: ", told);
    assertTold("Nothing was parsed", told);
    Path latin = scene.write("latin.txt", new byte[] {'a', (byte) 0xE9, '\n'});
    assertTold("latin.txt:1: ", Cli.run("parse", run, latin));
    Path word = scene.write("word.txt", "unreadable");
    assertTold("word.txt: a sentence with a word that cannot", Cli.run("parse", run, word));
    Path fine = scene.write("fine.txt", "dogs");
    assertTold(
        "brackets hold no dependencies", Cli.run("parse", run, fine, "--format", "brackets"));
  }

  private static void assertTold(String message, Cli told) {
    assertEquals(ExitCodes.DATA, told.exitCode(), told.err());
    assertTrue(told.err().contains(message), told.err());
    assertEquals("", told.out());
  }

  @Test
  void tellsWhichTasksParse() throws IOException {
    Path fine = scene.write("fine.txt", "dogs");
    assertEquals(0, Cli.run("parse", run, fine, "--task", "trees").exitCode());
    Cli other = Cli.run("parse", run, fine, "--task", "text");
    assertEquals(ExitCodes.STORAGE, other.exitCode());
    assertTrue(other.err().contains("no task called 'text' parses, only [trees]"), other.err());
    Path without = folder.resolve("without");
    Scene plain = Scene.in(Files.createDirectories(folder.resolve("plain")));
    assertEquals(0, plain.run(without).exitCode());
    Cli none = Cli.run("parse", without, fine);
    assertTrue(none.err().contains("no task of this run parses"), none.err());
  }

  @Test
  void bracketsConstituents() throws IOException {
    String yaml = Files.readString(scene.configuration());
    Path other =
        scene.write(
            "phrases.yaml", yaml.replace("type: tagging,", "type: tagging, constituents: true,"));
    Path phrases = folder.resolve("phrases");
    Cli trained = Cli.run("run", other, "--directory", phrases);
    assertEquals(0, trained.exitCode(), trained.err());
    Cli parsed = Cli.run("parse", phrases, scene.write("one.txt", "dogs see cats"));
    assertEquals("(S (NOUN dogs) (VERB see) (NOUN cats))\n", parsed.out(), parsed.err());
  }
}
