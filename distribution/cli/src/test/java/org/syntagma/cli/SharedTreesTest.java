package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tasks and stages on one treebank, each of which reads it in an order of its own, share a parser.
 */
class SharedTreesTest {
  private static final String TREEBANK =
      Scene.TREEBANK
          + """
      1\tyes\t_\tINTJ\t_\t_\t0\troot\t_\t_

      1\tthe\t_\tDET\t_\t_\t2\tdet\t_\t_
      2\tdog\t_\tNOUN\t_\t_\t3\tnsubj\t_\t_
      3\tbarks\t_\tVERB\t_\t_\t0\troot\t_\t_
      4\tloudly\t_\tADV\t_\t_\t3\tadvmod\t_\t_

      """;

  private static final String STAGE =
      """
        - name: %s
          type: pretrain
          updates: %d
          batch: {examples: 4}
          tasks:
            - {name: trees, type: syntax-tree, %s}
            - {name: test, type: syntax-tree, weight: 0, %s}
          evaluate: {greatest: trees.las}
          optimizer: {type: adamw, schedule: {type: constant, peak: 1e-2}}
      """;

  private static final String TASK =
      "tag-weight: 1, word-width: 16, form-width: 16, character-width: 8, arc-width: 16, label-width: 16, dropout: 0, corpus: {type: conllu, path: [trees.conllu], validation: [held.conllu]}";

  @TempDir Path folder;

  @Test
  void measureTheSameAndGoOnFromEachOther() {
    Scene scene = Scene.in(folder).treebank(TREEBANK, 1);
    scene.write(
        "small.yaml",
        """
        name: shared
        seed: 3
        backend: {type: pytorch, device: cpu, precision: float32}
        tokenizer: {type: words}
        models:
          main: {type: encoder-decoder, heads: 2, width: 16, context: 16, dropout: 0}
        listeners: [{type: metrics-file}]
        stages:
        """
            + STAGE.formatted("first", 80, TASK, TASK)
            + STAGE.formatted("second", 1, TASK, TASK));
    Path run = folder.resolve("run");
    Cli trained = scene.run(run);
    assertEquals(0, trained.exitCode(), trained.err());
    Cli evaluated = Cli.run("evaluate", run);
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    List<String> lines = evaluated.out().lines().filter(l -> l.contains("las ")).toList();
    assertEquals(2, lines.size(), evaluated.out());
    assertTrue(lines.get(0).contains("las 100.0000"), evaluated.out());
    assertEquals(lines.get(0).replace("trees:", ""), lines.get(1).replace("test:", ""));
    Path words = scene.write("words.txt", "the dog barks loudly");
    Cli parsed = Cli.run("parse", run, words, "--words");
    assertEquals(0, parsed.exitCode(), parsed.err());
    assertTrue(parsed.out().contains("\tnsubj\t"), parsed.out());
    assertEquals(parsed.out(), Cli.run("parse", run, words, "--words", "--task", "test").out());
  }
}
