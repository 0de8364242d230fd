package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline of pretraining, fine-tuning and PPO whose process is killed at random instants, and
 * resumed each time, ends with the bytes of one that nobody disturbed. How often: {@code
 * -Dsyntagma.kills}, 3 if not given; {@code -Dsyntagma.kills.seed} makes the same instants again,
 * as far as the machine does.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("syntagma.kills", 3);

  private static final String PIPELINE =
      """
      name: killed
      seed: 3
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: {type: words}
      models:
        main: {type: gpt2, layers: 1, heads: 2, width: 16, context: 64, dropout: 0.1}
      checkpoints: {every: 3, keep: 2}
      stages:
        - name: learn
          type: pretrain
          updates: 30
          batch: {examples: 8, buckets: 4}
          average: 0.9
          tasks:
            - {name: text, type: language-model, corpus: {type: grammar, sentences: 200, validation: 10}}
            - {name: question, type: target, maximum: 12, corpus: {type: grammar-pairs, sentences: 200, validation: 10}}
          penalties:
            - {type: z-loss, weight: {type: dual, target: 1}}
          optimizer: {type: adamw, clip-norm: 1.0, schedule: {type: warmup-cosine, peak: 5e-3, warmup: 5}}
          evaluate: {every: 10}
        - name: adapt
          type: fine-tune
          updates: 20
          batch: {examples: 8}
          edits: [{freeze: 'positions.**'}, {lora: 'layers.**.weight', rank: 2}]
          tasks:
            - {name: question, type: target, maximum: 12, corpus: {type: grammar-pairs, sentences: 200, validation: 10}}
          optimizer: {type: sgd, momentum: 0.9, schedule: {type: linear, peak: 1e-2}}
          evaluate: {every: 10}
        - name: please
          type: reinforce
          updates: 20
          environment: {type: text-generation, prompts: {type: grammar, sentences: 50}, prefix: 1, maximum-tokens: 10}
          reward: {type: length-window, least: 3, most: 5}
          rollouts: {episodes: 8}
          replay: {capacity: 16, taken: 4, maximum-age: 3}
          delay: {acting: 2}
          policy: {type: ppo, minibatches: 2, kl: {weight: 0.1, target: 1}}
          optimizer: {type: adamw, schedule: {type: linear, peak: 1e-3}}
          evaluate: {every: 5, episodes: 8}
          tasks: [{type: language-model, corpus: {type: grammar, sentences: 200, validation: 10}}]
      listeners: [{type: metrics-file}]
      """;

  @TempDir Path folder;

  @Test
  void killedAtRandomInstantsARunEndsAsIfNobodyHadDisturbedIt() throws Exception {
    Path file = Files.writeString(folder.resolve("killed.yaml"), PIPELINE);
    Path whole = folder.resolve("whole");
    long begun = System.nanoTime();
    try (Child child = Child.start(folder, "run", file, "--directory", whole)) {
      assertEquals(0, child.exitCode(), child.output());
    }
    long length = System.nanoTime() - begun;
    long seed = Long.getLong("syntagma.kills.seed", System.nanoTime());
    Random random = new Random(seed);
    int kills = 0;
    int runs = 0;
    while (kills < KILLS) {
      Path run = folder.resolve("run-" + runs++);
      boolean done = false;
      while (!done) {
        boolean begin = Files.notExists(run.resolve("configuration.yaml"));
        Object[] words =
            begin ? new Object[] {"run", file, "--directory", run} : new Object[] {"resume", run};
        try (Child child = Child.start(folder, words)) {
          boolean spared = kills == KILLS;
          long instant = (long) (random.nextDouble() * length);
          if (!spared && !child.process().waitFor(instant, TimeUnit.NANOSECONDS)) {
            child.process().destroyForcibly().waitFor();
            kills++;
          } else {
            assertEquals(0, child.exitCode(), "seed %d: %s".formatted(seed, child.output()));
            done = true;
          }
        }
      }
      assertSame(whole, run, "seed " + seed);
    }
    System.out.printf("%d kills over %d runs, seed %d%n", kills, runs, seed);
  }

  private static void assertSame(Path whole, Path run, String message) throws IOException {
    for (String checkpoint : List.of("learn-00000030", "adapt-00000020", "please-00000020")) {
      for (String name : List.of("main.safetensors", "state.safetensors", "manifest.json")) {
        Path file = Path.of("checkpoints", checkpoint, name);
        assertArrayEquals(
            Files.readAllBytes(whole.resolve(file)),
            Files.readAllBytes(run.resolve(file)),
            message + ", " + file);
      }
    }
    assertEquals(metrics(whole), metrics(run), message);
    assertTrue(Files.exists(run.resolve("comparison-please.md")), message);
  }

  /** The rows without their time. */
  private static List<String> metrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(row -> row.substring(row.indexOf(',')))
        .toList();
  }
}
