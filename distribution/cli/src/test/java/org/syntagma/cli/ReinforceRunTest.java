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

/** A pipeline that pretrains and then learns from rewards, and what people see of it. */
class ReinforceRunTest {
  private static final String PIPELINE =
      """
      name: polished
      seed: 3
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: {type: words}
      models:
        main: {type: gpt2, layers: 1, heads: 2, width: 32, context: 64}
      stages:
        - name: pretrain
          type: pretrain
          updates: 60
          batch: {examples: 16}
          tasks: [{name: text, type: language-model, corpus: {type: grammar, sentences: 400, validation: 40}}]
          optimizer: {type: adamw, schedule: {type: constant, peak: 5e-3}}
        - name: polish
          type: reinforce
          updates: 4
          environment: {type: text-generation, prompts: {type: grammar, sentences: 400}, prefix: 1, maximum-tokens: 30, at-maximum: terminated}
          reward: {type: length-window, least: 3, most: 5}
          rollouts: {episodes: 16}
          policy: {type: ppo, kl: {weight: 0.1}}
          optimizer: {type: adamw, schedule: {type: constant, peak: 1e-3}}
          evaluate: {episodes: 16}
          tasks: [{name: beside, type: language-model, corpus: {type: grammar, sentences: 400, validation: 40}}]
          show: 2
      listeners: [{type: console}, {type: metrics-file}]
      """;

  private static final String SCORE =
      """
      environment: {type: text-generation, prompts: {type: grammar, sentences: 50}, maximum-tokens: 30}
      evaluator: {type: episodes, episodes: 8, reward: {type: token-count}}
      """;

  @TempDir static Path folder;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    Path file = Files.writeString(folder.resolve("polished.yaml"), PIPELINE);
    run = folder.resolve("run");
    Cli result = Cli.run("run", file, "--directory", run);
    assertEquals(0, result.exitCode(), result.err());
  }

  @Test
  void keepsRewardsLossesBesideAndWhatChanged() throws IOException {
    String comparison = Files.readString(run.resolve("comparison-polish.md"));
    for (String row : List.of("pretrain.text perplexity", "polish.environment reward")) {
      assertTrue(comparison.contains(row), comparison);
    }
    List<String> updates =
        Files.readAllLines(run.resolve("metrics.jsonl")).stream()
            .filter(line -> line.contains("\"polish\"") && line.contains("policy-loss"))
            .toList();
    assertEquals(4, updates.size());
    for (String update : updates) {
      for (String value :
          List.of("reward", "reference-kl", "entropy", "sampler-difference", "beside")) {
        assertTrue(update.contains("\"" + value + "\":"), update);
      }
    }
  }

  @Test
  void scoresTheRunInAnotherEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("score.yaml"), SCORE);
    Cli result = Cli.run("evaluate", run, "--environment", file);
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("environment: reward "), result.out());
    assertTrue(result.out().contains("count 8"), result.out());
  }

  @Test
  void whatARunExpectsOfTextsIsARewardOfOthers() throws IOException {
    String expected = "{type: evaluator, model: {type: checkpoint, path: %s}}";
    String score = SCORE.replace("{type: token-count}", expected.formatted(run));
    Cli result = Cli.run("evaluate", run, "--environment", file(score));
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("environment: reward "), result.out());
    Path untaught = run.resolve("checkpoints/pretrain-00000060");
    String none = SCORE.replace("{type: token-count}", expected.formatted(untaught));
    Cli refused = Cli.run("evaluate", run, "--environment", file(none));
    assertEquals(ExitCodes.DATA, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("has no parameter 'heads.value."), refused.err());
  }

  private static Path file(String score) throws IOException {
    return Files.writeString(folder.resolve("expected.yaml"), score);
  }

  @Test
  void saysAllThatIsWrongWithAnEnvironment() throws IOException {
    String wrong = SCORE.replace("evaluator:", "evalutor:").replace("text-gen", "test-gen");
    Path file = Files.writeString(folder.resolve("wrong.yaml"), wrong);
    Cli result = Cli.run("evaluate", run, "--environment", file);
    assertEquals(ExitCodes.CONFIGURATION, result.exitCode(), result.out());
    for (String part :
        List.of(
            "no environment is called 'test-generation'",
            "evaluator: must be given",
            "evalutor is not used")) {
      assertTrue(result.err().contains(part), result.err());
    }
  }
}
