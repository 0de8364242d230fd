package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A probe beside a parser is measured at each evaluation. */
class StructuralProbeTest {
  private static final String TREEBANK =
      """
      1\told\t_\tADJ\t_\t_\t2\tamod\t_\t_
      2\tcats\t_\tNOUN\t_\t_\t3\tnsubj\t_\t_
      3\tsee\t_\tVERB\t_\t_\t0\troot\t_\t_
      4\tdogs\t_\tNOUN\t_\t_\t3\tobj\t_\t_
      5\tsleep\t_\tVERB\t_\t_\t3\tdep\t_\t_

      """;

  private static final String CORPUS =
      "corpus: {type: conllu, path: [trees.conllu], validation: [held.conllu]}}\n";
  private static final String PARSER =
      "      - {name: trees, type: syntax-tree, arc-width: 8, label-width: 8, form-width: 8, "
          + CORPUS;
  private static final String PROBE =
      "      - {name: probe, type: structural-probe, rank: 4, " + CORPUS;

  @TempDir Path folder;

  private Scene scene(String tasks) {
    return Scene.in(folder)
        .edit("{type: gpt2, layers: 1, heads", "{type: encoder-decoder, heads")
        .edit("    optimizer:", tasks + "    optimizer:")
        .treebank(TREEBANK, 4);
  }

  @Test
  void isMeasuredWhereverTheRunIsEvaluated() {
    Path run = folder.resolve("run");
    Cli trained = scene(PARSER + PROBE).run(run);
    assertEquals(0, trained.exitCode(), trained.err());
    assertTrue(trained.out().contains("uuas"), trained.out());
    Cli evaluated = Cli.run("evaluate", run);
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    assertTrue(
        evaluated.out().lines().anyMatch(l -> l.matches("probe: loss .*uuas .*dspr .*")),
        evaluated.out());
  }

  @Test
  void needsATaskThatReadsWordsBeforeIt() {
    Cli told = Cli.run("validate", scene(PROBE + PARSER).configuration());
    assertTrue(
        told.err().contains("the task 'probe': inputs = words: no syntax-tree task before"),
        told.err());
  }
}
