package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with perturbed embeddings, with dropout and accumulation. */
class EmbeddingPerturbationRunTest {
  private static final String PENALTY =
      "    penalties: [{type: embedding-perturbation, epsilon: 0.5}]\n    optimizer: {type: adamw, schedule";

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void set() {
    scene = Scene.in(folder);
  }

  private void perturb() {
    scene.edit("    optimizer: {type: adamw, schedule", PENALTY);
  }

  private Path trained(String name) {
    Path run = folder.resolve(name);
    Cli cli = scene.run(run);
    assertEquals(0, cli.exitCode(), cli.err());
    return run;
  }

  private static List<Double> values(Path run, String name) throws IOException {
    String pattern = ".*," + name.replace(".", "\\.") + ",([^,]*).*";
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .filter(line -> line.contains("," + name + ","))
        .map(line -> Double.valueOf(line.replaceFirst(pattern, "$1")))
        .toList();
  }

  @Test
  void learnsFromTheShiftedLossBesideTheTasksOwnAndResumesToTheSameBytes() throws IOException {
    double plain = values(trained("plain"), "loss").get(0);
    perturb();
    Path run = trained("perturbed");
    List<Double> own = values(run, "loss.text");
    List<Double> shifted = values(run, "penalty.embedding-perturbation");
    assertEquals(12, shifted.size());
    // The same dropout masks and parameters as without the penalty.
    assertEquals(plain, own.get(0), 1e-6);
    for (int i = 0; i < shifted.size(); i++) {
      assertTrue(shifted.get(i) > own.get(i), shifted + " after " + own);
    }
    assertTrue(shifted.get(11) < shifted.get(0), shifted.toString());
    scene.assertResumesLike(run);
  }

  @Test
  void movesWhatTheFrontEndOfATreeTaskLooksUp() throws IOException {
    scene.treebank(Scene.TREEBANK, 10);
    scene
        .edit("{type: gpt2, layers: 1, heads", "{type: encoder-decoder, heads")
        .edit("{name: text, ", "{name: text, weight: 0, ")
        .edit(
            "    optimizer:",
            "      - {name: trees, type: syntax-tree, arc-width: 8, corpus: {type: conllu, path: [trees.conllu]}}\n    optimizer:");
    perturb();
    Path run = trained("trees");
    List<Double> own = values(run, "loss.trees");
    List<Double> shifted = values(run, "penalty.embedding-perturbation");
    for (int i = 0; i < shifted.size(); i++) {
      assertTrue(shifted.get(i) > own.get(i), shifted + " after " + own);
    }
  }

  @Test
  void validatesWithTheMemoryThatItNeeds() {
    perturb();
    Cli validated = Cli.run("validate", scene.configuration());
    assertEquals(0, validated.exitCode(), validated.err() + validated.out());
  }

  @Test
  void refusesInputsThatTheNetworkHasNot() {
    perturb();
    scene.edit("epsilon: 0.5", "epsilon: 0.5, inputs: [source]");
    Cli refused = scene.run(folder.resolve("refused"));
    assertTrue(refused.exitCode() != 0);
    assertTrue(
        refused.err().contains("inputs = [source]: the network has embeddings of [tokens] only"),
        refused.err());
  }
}
