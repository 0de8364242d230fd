package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees are induced by a run, measured beside the branching ones, and found by the command. */
class InducedTreesTest {
  private static final String TREEBANK =
      """
      1\tdogs\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_
      2\tbark\t_\tVERB\t_\t_\t0\troot\t_\t_
      3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_

      1\tthe\t_\tDET\t_\t_\t2\tdet\t_\t_
      2\tcats\t_\tNOUN\t_\t_\t3\tnsubj\t_\t_
      3\tsleep\t_\tVERB\t_\t_\t0\troot\t_\t_

      """;

  @TempDir static Path folder;
  private static Scene scene;
  private static Path run;

  @BeforeAll
  static void train() {
    scene =
        Scene.in(folder)
            .edit("{type: gpt2, layers: 1, heads", "{type: encoder-decoder, heads")
            .edit(
                "{name: text, type: language-model, corpus: {type: text, path: text.txt, split: 0.9, context: 16}}",
                "{name: trees, type: induced-trees, iterations: 5, corpus: {type: conllu, path: [trees.conllu], validation: [held.conllu]}}")
            .edit("samples: {count: 2, prompts: [\"ab\"], decoding: {maximum: 8}}", "");
    scene.treebank(TREEBANK, 4);
    run = folder.resolve("run");
    Cli trained = scene.run(run);
    assertEquals(0, trained.exitCode(), trained.err());
  }

  @Test
  void measuresInducedTreesBesideTheBranchingOnes() {
    Cli evaluated = Cli.run("evaluate", run);
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    // Of the trees below three heads of five are right.
    assertTrue(
        evaluated
            .out()
            .contains("uas 60.0000, right-branching 0.0000, left-branching 100.0000, count 5"),
        evaluated.out());
  }

  @Test
  void resumesToTheSameBytesAsTheUninterruptedRun() throws IOException {
    scene.assertResumesLike(run);
  }

  @Test
  void parsesTaggedSentences() {
    Cli parsed = Cli.run("parse", run, scene.write("tagged.conllu", TREEBANK));
    assertEquals(0, parsed.exitCode(), parsed.err());
    assertEquals(
        """
        1\tdogs\t_\tNOUN\t_\t_\t2\tdep\t_\t_
        2\tbark\t_\tVERB\t_\t_\t0\troot\t_\t_
        3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_

        1\tthe\t_\tDET\t_\t_\t3\tdep\t_\t_
        2\tcats\t_\tNOUN\t_\t_\t1\tdep\t_\t_
        3\tsleep\t_\tVERB\t_\t_\t0\troot\t_\t_

        """,
        parsed.out());
  }

  @Test
  void asksForTheTagsThatItReads() {
    Cli told = Cli.run("parse", run, scene.write("words.txt", "dogs bark"), "--words");
    assertTrue(told.exitCode() != 0);
    assertTrue(told.err().contains("'dogs bark' has no upos tags"), told.err());
  }
}
