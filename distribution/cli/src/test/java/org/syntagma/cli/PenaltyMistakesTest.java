package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/** A penalty that misbehaves is told by name, with its plugin and the update; nothing is lost. */
class PenaltyMistakesTest {
  private static final String PLUGIN =
      """
      package sick;
      import java.util.List;
      import org.syntagma.api.component.Component;
      import org.syntagma.api.task.Penalty;
      public class ThePlugin implements org.syntagma.api.Plugin {
        @Override public List<Component<? extends Penalty>> penalties() {
          return List.of(Component.of("sick", Sick.class));
        }
      }
      """;

  /** From its third update on, its loss is no number. */
  private static final String PENALTY =
      """
      package sick;
      import java.util.Optional;
      import java.util.Set;
      import jakarta.inject.Inject;
      import org.syntagma.api.model.Loss;
      import org.syntagma.api.task.Charge;
      import org.syntagma.api.task.PenaltyContext;
      class Sick implements org.syntagma.api.task.Penalty {
        @Inject Sick() {}
        @Override public Optional<Charge> charge(PenaltyContext context) {
          Charge task = context.task();
          float factor = context.update() < 3 ? 1f : Float.NaN;
          return Optional.of(new Charge(task.batch(), task.mode(), Set.of("logits"),
              (outputs, batch) -> new Loss(outputs.get("logits").square().sum().mul(factor), 1),
              Optional.empty(), task.count()));
        }
      }
      """;

  @TempDir Path folder;
  private Scene scene;
  private Path plugins;

  @BeforeEach
  void set() throws Exception {
    scene = Scene.in(folder);
    plugins = Files.createDirectory(folder.resolve("plugins"));
    TestJar.at(plugins.resolve("sick").resolve("sick.jar"))
        .service("sick.ThePlugin")
        .source("sick.ThePlugin", PLUGIN)
        .source("sick.Sick", PENALTY)
        .write();
  }

  private Cli run(Path directory, String penalties) {
    return Cli.run(
        "run",
        scene.configuration(),
        "--plugins",
        plugins,
        "--directory",
        directory,
        "--set",
        "stages[0].penalties=" + penalties,
        "--set",
        "stages[0].updates=5",
        "--set",
        "checkpoints.every=1");
  }

  @Test
  void theLastCheckpointIsWholeWhereAPenaltyIsNoNumber() throws Exception {
    Path directory = folder.resolve("run");
    Cli failed = run(directory, "[{type: sick, name: ill, weight: 0.1}]");
    assertEquals(ExitCodes.PLUGIN, failed.exitCode(), failed.err());
    assertTrue(
        failed.err().contains("stages[0].penalties[0]: sick of plugins/sick 1.2.0 (" + plugins),
        failed.err());
    assertTrue(failed.err().contains("update 3: the penalty 'ill' is NaN"), failed.err());
    // It goes on from the second update, and fails at the third again.
    Cli resumed = Cli.run("resume", directory, "--plugins", plugins);
    assertEquals(ExitCodes.PLUGIN, resumed.exitCode(), resumed.err());
    assertTrue(resumed.err().contains("update 3: the penalty 'ill' is NaN"), resumed.err());
    Cli evaluated = Cli.run("evaluate", directory, "--plugins", plugins);
    assertEquals(ExitCodes.DONE, evaluated.exitCode(), evaluated.err());
  }

  @Test
  void aPlainWeightIsAFixedOne() throws Exception {
    Settings.Builder settings = Settings.builder().file(scene.configuration());
    settings.set("stages[0].penalties=[{type: z-loss, weight: 0.25}]").set("stages[0].updates=1");
    try (RunResult result =
        Syntagma.create(List.of()).run(settings.read(), folder.resolve("plain"))) {
      String effective = Files.readString(folder.resolve("plain/configuration.yaml"));
      assertTrue(effective.contains("type: fixed"), effective);
      String metrics = Files.readString(folder.resolve("plain/metrics.csv"));
      assertTrue(metrics.contains("penalty.z-loss.weight,0.25"), metrics);
      assertTrue(result.completed());
    }
  }

  @Test
  void whatDoesNotFitIsToldBeforeAnythingIsTrained() {
    Cli failed = run(folder.resolve("long"), "[{type: auxiliary, over: samples, maximum: 999}]");
    assertTrue(
        failed
            .err()
            .contains(
                "stages[0]: the penalty 'auxiliary': prefix = 16 and maximum = 999: the model"),
        failed.err());
    assertEquals(ExitCodes.CONFIGURATION, failed.exitCode());
    Cli words = run(folder.resolve("words"), "[{type: syntax, form: mass, grammar: {type: cfg}}]");
    assertTrue(
        words.err().contains("the penalty 'syntax': the tokenizer has no tokens"), words.err());
    Cli nobody = run(folder.resolve("nobody"), "[{type: syntax}]");
    assertTrue(nobody.err().contains("must have exactly one of grammar and parser"), nobody.err());
    Cli weight = run(folder.resolve("weight"), "[{type: z-loss, weight: much}]");
    assertEquals(ExitCodes.CONFIGURATION, weight.exitCode());
    assertTrue(
        weight.err().contains("stages[0].penalties[0].weight.value = much: must be a number"),
        weight.err());
  }
}
