package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/** {@code batch.recompute}, with dropout and accumulation. */
class RecomputeTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void set() {
    scene = Scene.in(folder).edit("layers: 1", "layers: 6");
  }

  @Test
  void aRunThatRecomputesLosesNothing() throws IOException {
    List<Double> kept = losses("kept");
    recompute();
    List<Double> again = losses("again");
    assertEquals(kept.size(), again.size());
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(kept.get(i), again.get(i), 1e-4 * kept.get(i), "loss " + i);
    }
  }

  /** Of the six layers one stays, and of each its result. */
  @Test
  void lessMemoryIsExpectedWhereLayersAreComputedAgain() {
    long kept = activations();
    recompute();
    long again = activations();
    assertTrue(again < 0.5 * kept, again + " of " + kept);
  }

  private void recompute() {
    scene.edit("accumulate: 2}", "accumulate: 2, recompute: true}");
  }

  private List<Double> losses(String name) throws IOException {
    Path run = folder.resolve(name);
    Cli trained = scene.run(run);
    assertEquals(0, trained.exitCode(), trained.err());
    List<Double> losses =
        Files.readAllLines(run.resolve("metrics.csv")).stream()
            .filter(line -> line.contains(",loss,"))
            .map(line -> Double.valueOf(line.replaceFirst(".*,loss,([^,]*).*", "$1")))
            .toList();
    assertTrue(losses.size() >= 12, () -> losses + " in " + run);
    return losses;
  }

  private long activations() {
    Settings settings = Settings.builder().environment(Map.of()).file(scene.configuration()).read();
    return Syntagma.create().validate(settings).stages().get(0).memory().activations();
  }
}
