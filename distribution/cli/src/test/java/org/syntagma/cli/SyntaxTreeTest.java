package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trees of words and constituents are learned beside a language model, and found by the command.
 */
class SyntaxTreeTest {
  private static final String TREEBANK =
      """
      1\tdogs\t_\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
      2\tsee\t_\tVERB\tVBP\t_\t0\troot\t_\t_
      3\tcats\t_\tNOUN\tNNS\t_\t2\tobj\t_\t_

      1\told\t_\tADJ\tJJ\t_\t2\tamod\t_\t_
      2\tcats\t_\tNOUN\tNNS\t_\t3\tnsubj\t_\t_
      3\tsleep\t_\tVERB\tVBP\t_\t0\troot\t_\t_

      """;

  private static final String SIZES =
      "word-width: 16, form-width: 16, character-width: 8, arc-width: 16, label-width: 16, dropout: 0, tag-weight: 1";

  /** More words than the context of 16 has room for. */
  private static final String LONG = "old ".repeat(15) + "cats";

  @TempDir static Path folder;
  private static Scene scene;
  private static Path run;
  private static String drawn;

  @BeforeAll
  static void train() {
    scene =
        Scene.in(folder)
            .edit("updates: 12", "updates: 100")
            .edit("every: 3, keep", "every: 50, keep")
            .edit("evaluate: {every: 4}", "evaluate: {every: 50}")
            .edit("peak: 1e-2", "peak: 3e-2")
            .edit(
                "decoding: {maximum: 8}",
                "decoding: {maximum: 8}, sentences: [" + LONG + ", old cats sleep]")
            .edit("{type: gpt2, layers: 1, heads", "{type: encoder-decoder, heads")
            .edit(
                "    optimizer:",
                entry("arcs", "conllu", "")
                    + entry(
                        "phrases", "brackets", "trees: constituency, inputs: leaves, loss: tree, ")
                    + "    optimizer:");
    String brackets =
        """
        (S (NP (NNS dogs)) (VP (VBP see) (NP (NNS cats))))
        (S (NP (JJ old) (NNS cats)) (VP (VBP sleep)))
        """;
    for (String name : List.of("trees", "held")) {
      scene.write(name + ".conllu", TREEBANK.repeat(4));
      scene.write(name + ".brackets", brackets.repeat(4));
    }
    run = folder.resolve("run");
    Cli trained = scene.run(run);
    assertEquals(0, trained.exitCode(), trained.err());
    drawn = trained.out();
  }

  private static String entry(String name, String treebank, String settings) {
    return "      - {name: %s, type: syntax-tree, rate: 2, %s%s, corpus: {type: %s, path: [trees.%s], validation: [held.%s]}}\n"
        .formatted(name, settings, SIZES, treebank, treebank, treebank);
  }

  private static String parsed(String task, String format, String words) {
    Path file = scene.write("words.txt", words);
    Cli parsed = Cli.run("parse", run, file, "--words", "--task", task, "--format", format);
    assertEquals(0, parsed.exitCode(), parsed.err());
    return parsed.out();
  }

  @Test
  void findsArcsLabelsAndTags() {
    String expected =
        "# text = dogs see cats\n" + TREEBANK.substring(0, TREEBANK.indexOf("1\told"));
    assertEquals(expected, parsed("arcs", "conllu", "dogs see cats"));
  }

  @Test
  void findsConstituentsAndTags() {
    assertEquals(
        "(S (NP (JJ old) (NNS cats)) (VP (VBP sleep)))\n",
        parsed("phrases", "brackets", "old cats sleep"));
  }

  @Test
  void drawsBothKindsOfTrees() {
    assertTrue(parsed("arcs", "tree", "old cats sleep").contains("amod"));
    assertTrue(parsed("phrases", "tree", "old cats sleep").contains("VP"));
    assertTrue(parsed("phrases", "svg", "old cats sleep").startsWith("<svg"));
  }

  @Test
  void drawsWhatTheConfigurationAsksForWhenTheRunEnds() {
    String expected =
        """

        The task 'phrases' parses 'old cats sleep':
          S
          ├─ NP
          │  ├─ JJ old
          │  └─ NNS cats
          └─ VP
             └─ VBP sleep

        """;
    assertTrue(drawn.contains("The task 'arcs' parses 'old cats sleep':"), drawn);
    assertTrue(drawn.contains(expected), drawn);
  }

  @Test
  void saysWhichSentenceIsTooLongToDraw() {
    String told =
        "the sentence 'old old old old old old old old old old …' has 16 words; the network's encoder reads %d at most, its context being 16";
    assertTrue(drawn.contains(told.formatted(15)), drawn);
    assertTrue(drawn.contains(told.formatted(14)), drawn);
    Path file = scene.write("words.txt", LONG);
    Cli parsed = Cli.run("parse", run, file, "--words", "--task", "arcs");
    assertEquals(ExitCodes.DATA, parsed.exitCode(), parsed.out());
    assertTrue(parsed.err().contains(told.formatted(15)), parsed.err());
  }

  @Test
  void saysWhichSentenceIsTooLongToLearnFrom(@TempDir Path other) {
    Scene scene = parsing(other, "", "peak: 1e-2", "peak: 1e-3");
    StringBuilder longer = new StringBuilder(TREEBANK);
    for (int i = 1; i <= 16; i++) {
      longer.append("%d\told\t_\tADJ\tJJ\t_\t%d\tdep\t_\t_\n".formatted(i, i - 1));
    }
    scene.write("trees.conllu", longer + "\n");
    Cli told = scene.run(other.resolve("run"));
    assertEquals(ExitCodes.DATA, told.exitCode(), told.out());
    assertTrue(
        told.err().contains("has 16 words; the network's encoder reads 15 at most"), told.err());
  }

  /** A dependency parser alone. */
  private static Scene parsing(Path folder, String settings, String passage, String replacement) {
    Scene scene =
        Scene.in(folder)
            .edit("{type: gpt2, layers: 1, heads", "{type: encoder-decoder, heads")
            .edit("{name: text, ", "{name: text, weight: 0, ")
            .edit(passage, replacement)
            .edit("    optimizer:", entry("arcs", "conllu", settings) + "    optimizer:");
    scene.write("trees.conllu", TREEBANK);
    scene.write("held.conllu", TREEBANK);
    return scene;
  }

  @Test
  void saysWhenTheLossOfTreesIsNoNumberAnyMore(@TempDir Path other) {
    Scene diverging =
        parsing(other, "loss: tree, ", "peak: 1e-2", "peak: 1e30")
            .edit("    optimizer:", "    skips: 0\n    optimizer:");
    Cli told = diverging.run(other.resolve("run"));
    assertEquals(ExitCodes.FAILED, told.exitCode(), told.out());
    assertTrue(
        told.err().contains("stage 'pretrain', update ")
            && told.err().contains("the loss of the task 'arcs' is NaN. "),
        told.err());
    assertTrue(told.err().contains(" Found: "), told.err());
    String kept = told.err().replaceFirst("(?s).*What this update read is in (\\S+).*", "$1");
    assertTrue(Files.exists(Path.of(kept)), told.err());
  }

  @Test
  void saysThatNothingParsesBeforeItTrains() throws IOException {
    String yaml =
        Files.readString(scene.configuration())
            .replaceAll("(?m)^ *- \\{name: (arcs|phrases).*\n", "");
    Cli told = Cli.run("validate", scene.write("none.yaml", yaml));
    assertEquals(ExitCodes.CONFIGURATION, told.exitCode(), told.out());
    assertTrue(
        told.err().contains("samples.sentences: are to be parsed, but no task does"), told.err());
  }

  @Test
  void parsesASentenceOfOneUnknownWord() {
    assertTrue(parsed("arcs", "conllu", "zebra").contains("\n1\tzebra\t"));
    assertTrue(parsed("phrases", "brackets", "zebra").contains(" zebra)"));
  }

  @Test
  void asksWhichOfSeveralParsersIsMeant() {
    Cli told = Cli.run("parse", run, scene.write("words.txt", "dogs"));
    assertEquals(ExitCodes.STORAGE, told.exitCode());
    assertTrue(told.err().contains("name one of [arcs, phrases]"), told.err());
  }
}
