package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTest {
  @TempDir Path folder;

  @Test
  void trainsThenGeneratesAndEvaluates() {
    Path run = folder.resolve("run");
    Cli trained = Scene.in(folder).run(run);
    assertEquals(0, trained.exitCode(), trained.err());
    assertTrue(trained.out().contains("Samples that continue 'ab':"), trained.out());
    assertTrue(trained.out().contains("Everything was written to " + run), trained.out());
    assertTrue(
        trained
            .out()
            .lines()
            .anyMatch(line -> line.matches("Memory: .* at the peak; .* were expected")),
        trained.out());
    List<String> lines = trained.out().strip().lines().toList();
    String last = lines.get(lines.size() - 1);
    assertTrue(last.matches("Done in \\d+\\.\\d s, text: loss \\d+\\.\\d+, .*"), last);

    Cli generated =
        Cli.run("generate", run, "--prompt", "a c", "--maximum", 10, "--temperature", 0);
    assertEquals(0, generated.exitCode(), generated.err());
    assertTrue(generated.out().startsWith("a c"), generated.out());
    assertEquals(
        generated.out(),
        Cli.run("generate", run, "--prompt", "a c", "--maximum", 10, "--temperature", 0).out());

    Cli toTheEnd = Cli.run("generate", run, "--prompt", "a c", "--samples", 2);
    assertEquals(0, toTheEnd.exitCode(), toTheEnd.err());

    Cli evaluated = Cli.run("evaluate", run);
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    String measured = evaluated.out().strip().replaceFirst(", count .*", "");
    assertTrue(measured.startsWith("text: loss "), measured);
  }

  @Test
  void tellsWhatTheTimeWasSpentOn() throws IOException {
    Path run = folder.resolve("run");
    Cli trained = Cli.run("run", Scene.in(folder).configuration(), "--directory", run, "--profile");
    assertEquals(0, trained.exitCode(), trained.err());
    String profile = Files.readString(run.resolve("profile.txt"));
    assertTrue(trained.out().contains(profile), trained.out());
    assertTrue(profile.startsWith("Profile of pretrain: 12 updates in "), profile);
    assertCalls(profile, "data wait", 12);
    assertCalls(profile, "forward and backward", 24);
    assertCalls(profile, "accumulation", 24);
    assertCalls(profile, "optimizer", 12);
    assertCalls(profile, "evaluation", 3);
    assertTrue(profile.contains("Operations of 3 updates in "), profile);
    assertTrue(profile.matches("(?s).*\n  (mm|addmm|copy_|_fused_adamw_) +\\d.*"), profile);
    assertTrue(profile.contains("outside of operations"), profile);
  }

  private static void assertCalls(String profile, String what, int calls) {
    assertTrue(
        profile.lines().anyMatch(line -> line.matches("  " + what + " +" + calls + " .*")),
        () -> what + ": " + profile);
  }

  @Test
  void theSameRunTwiceGivesTheSameBytes() throws IOException {
    Scene scene = Scene.in(folder);
    assertEquals(0, scene.run(folder.resolve("one")).exitCode());
    assertEquals(0, scene.run(folder.resolve("two")).exitCode());
    Scene.assertSameWeights(folder.resolve("one"), folder.resolve("two"));
  }

  @Test
  void resumesToTheSameBytesAsTheUninterruptedRun() throws IOException {
    Scene scene = Scene.in(folder);
    Path whole = folder.resolve("whole");
    assertEquals(0, scene.run(whole).exitCode());
    scene.assertResumesLike(whole);
  }

  @Test
  void resumesFromAnOlderCheckpointWhereTheNewestIsDamaged() throws IOException {
    Scene scene = Scene.in(folder);
    Path whole = folder.resolve("whole");
    assertEquals(0, scene.run(whole).exitCode());
    Path last = Scene.weights(whole);
    byte[] expected = Files.readAllBytes(last);
    byte[] damaged = expected.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(last, damaged);

    Cli resumed = Cli.run("resume", whole);
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertTrue(resumed.err().contains("is damaged: main.safetensors"), resumed.err());
    assertArrayEquals(expected, Files.readAllBytes(last));
  }

  @Test
  void validatesWithoutTraining() throws IOException {
    Cli validated = Cli.run("validate", Scene.in(folder).configuration());
    assertEquals(0, validated.exitCode(), validated.err());
    assertTrue(validated.out().contains("model main  "), validated.out());
    assertTrue(validated.out().contains("text.txt"), validated.out());
    assertTrue(validated.out().strip().endsWith("valid"), validated.out());
  }

  @Test
  void writesDownWhatARunWasMadeFrom() throws IOException {
    Path run = folder.resolve("run");
    assertEquals(0, Scene.in(folder).run(run).exitCode());
    String configuration = Files.readString(run.resolve("configuration.yaml"));
    assertTrue(configuration.contains("beta1: 0.9  # default"), configuration);
    assertTrue(configuration.contains("small.yaml:"), configuration);
    String provenance = Files.readString(run.resolve("run.json"));
    for (String part : List.of("sha256", "text.txt", "jvm", "cpu", "djl", "plugins")) {
      assertTrue(provenance.contains(part), provenance);
    }
    long measured =
        Files.readAllLines(run.resolve("metrics.csv")).stream()
            .filter(line -> line.contains(",pretrain,12,loss,"))
            .count();
    assertEquals(1, measured);
  }
}
