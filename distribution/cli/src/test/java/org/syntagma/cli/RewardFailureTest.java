package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin's reward fails in the middle of a stage: the last checkpoint stays, and is enough. */
class RewardFailureTest {
  private static final String AFTER = "tired.after";

  private static final String PIPELINE =
      """
      name: rewarded
      seed: 3
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: {type: words}
      models:
        main: {type: gpt2, layers: 1, heads: 2, width: 16, context: 32}
      checkpoints: {every: 2}
      stages:
        - name: please
          type: reinforce
          updates: 6
          environment: {type: text-generation, prompts: {type: grammar, sentences: 50, validation: 5}, maximum-tokens: 10}
          reward: {type: tired}
          rollouts: {episodes: 8}
          policy: {type: ppo, kl: {weight: 0.1, target: 2}}
          optimizer: {type: adamw, schedule: {type: linear, peak: 1e-3}}
          evaluate: {episodes: 8}
          tasks: [{type: language-model, corpus: {type: grammar, sentences: 50, validation: 5}}]
      """;

  private static final String PLUGIN =
      """
      package tired;
      import java.util.List;
      import org.syntagma.api.component.Component;
      import org.syntagma.api.reinforcement.Reward;
      public class ThePlugin implements org.syntagma.api.Plugin {
        @Override public List<Component<? extends Reward>> rewards() {
          return List.of(Component.of("tired", Tired.class));
        }
      }
      """;

  private static final String REWARD =
      """
      package tired;
      import jakarta.inject.Inject;
      import java.util.List;
      import java.util.OptionalDouble;
      import org.syntagma.api.reinforcement.Episode;
      class Tired implements org.syntagma.api.reinforcement.Reward {
        private int calls;
        @Inject Tired() {}
        @Override public List<OptionalDouble> score(List<Episode> episodes) {
          if (++calls > Integer.getInteger("tired.after", 1000)) {
            throw new IllegalStateException("no more today");
          }
          return episodes.stream().map(each -> OptionalDouble.of(each.text().length())).toList();
        }
      }
      """;

  @TempDir Path folder;

  @AfterEach
  void rest() {
    System.clearProperty(AFTER);
  }

  @Test
  void namesPluginAndTextAndLosesNothingBeforeTheLastCheckpoint() throws IOException {
    Path plugins = folder.resolve("plugins");
    TestJar.at(plugins.resolve("tired").resolve("tired.jar"))
        .service("tired.ThePlugin")
        .source("tired.ThePlugin", PLUGIN)
        .source("tired.Tired", REWARD)
        .write();
    Scene scene = Scene.in(folder);
    Path file = scene.write("rewarded.yaml", PIPELINE);
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    Cli uninterrupted = Cli.run("run", file, "--plugins", plugins, "--directory", whole);
    assertEquals(0, uninterrupted.exitCode(), uninterrupted.err());

    // One call before the stage, then one for each update: the fifth update has none.
    System.setProperty(AFTER, "5");
    Cli failed = Cli.run("run", file, "--plugins", plugins, "--directory", broken);
    assertEquals(ExitCodes.PLUGIN, failed.exitCode(), failed.err());
    for (String part : new String[] {"tired", "1.2.0", "failed at the text '", "no more today"}) {
      assertTrue(failed.err().contains(part), failed.err());
    }
    assertTrue(Files.exists(broken.resolve("checkpoints/please-00000004/main.safetensors")));

    System.clearProperty(AFTER);
    Cli resumed = Cli.run("resume", broken, "--plugins", plugins);
    assertEquals(0, resumed.exitCode(), resumed.err());
    Scene.assertSameWeights(whole, broken);
  }
}
