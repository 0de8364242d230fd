package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.LoadedModel;
import org.syntagma.runtime.Syntagma;

/** Checkpoints that people have. */
class PublishedModelsTest {
  private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();
  private static final Pattern SAMPLE = Pattern.compile("-t 0\\.0\\n(.*?)\\n```", Pattern.DOTALL);

  @TempDir Path folder;
  private URLClassLoader loader;

  @BeforeEach
  void know() throws IOException {
    loader = ForeignModels.withPieces(folder, BEFORE);
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void forget() throws IOException {
    Thread.currentThread().setContextClassLoader(BEFORE);
    loader.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eager", "pytorch"})
  void aLlamaGivesTheLogitsAndTheTextOfItsReference(String backend) throws IOException {
    Path stories = SharedData.find("stories260K");
    Path checkpoint = folder.resolve("stories");
    Cli imported = ForeignModels.imported(stories.resolve("hf"), checkpoint, backend);
    assertEquals(0, imported.exitCode(), imported.err());
    assertTrue(imported.out().contains("Imported 260,032 parameters to "), imported.out());
    JsonObject reference =
        JsonParser.parseString(Files.readString(stories.resolve("reference_numpy_f32.json")))
            .getAsJsonObject();
    int[] ids =
        StreamSupport.stream(reference.getAsJsonArray("greedy_ids").spliterator(), false)
            .mapToInt(JsonElement::getAsInt)
            .toArray();
    try (LoadedModel loaded = Syntagma.create().load(checkpoint)) {
      float[][] logits = ForeignModels.logits(loaded.model(), ids);
      for (JsonElement each : reference.getAsJsonArray("logits")) {
        int position = each.getAsJsonObject().get("pos").getAsInt();
        float[] expected = floats(each.getAsJsonObject().getAsJsonArray("logits"));
        assertArrayEquals(expected, logits[position], 1e-4f, "position " + position);
      }
      List<Integer> greedy =
          loaded
              .model()
              .generator()
              .generate(
                  List.of(new Prompt(List.of())), Decoding.greedy(ids.length - 1), Randomness.of(1))
              .get(0)
              .tokens();
      assertArrayEquals(ids, join(ids[0], greedy));
    }
    Cli generated =
        Cli.run("generate", checkpoint, "--temperature", 0, "--maximum", ids.length - 1);
    assertEquals(0, generated.exitCode(), generated.err());
    Matcher sample = SAMPLE.matcher(Files.readString(stories.resolve("stories260K.md")));
    assertTrue(sample.find());
    assertEquals(sample.group(1), generated.out().stripTrailing());
  }

  private static float[] floats(Iterable<JsonElement> numbers) {
    double[] wide =
        StreamSupport.stream(numbers.spliterator(), false)
            .mapToDouble(JsonElement::getAsDouble)
            .toArray();
    float[] floats = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      floats[i] = (float) wide[i];
    }
    return floats;
  }

  private static int[] join(int first, List<Integer> rest) {
    int[] all = new int[rest.size() + 1];
    all[0] = first;
    for (int i = 0; i < rest.size(); i++) {
      all[i + 1] = rest.get(i);
    }
    return all;
  }

  @Test
  void aGpt2GivesTheLogitsOfAPlainForwardPass() {
    Path published = SharedData.find("tiny_random_gpt2");
    Path checkpoint = folder.resolve("gpt2");
    Cli imported = ForeignModels.imported(published, checkpoint, "pytorch");
    assertEquals(0, imported.exitCode(), imported.err());
    int[] ids = {98, 3, 512, 999, 0, 7, 7};
    try (LoadedModel loaded = Syntagma.create().load(checkpoint);
        ForeignGpt2 plain = new ForeignGpt2(published.resolve("model.safetensors"), 5, 4)) {
      double[][] expected = plain.logits(ids);
      float[][] found = ForeignModels.logits(loaded.model(), ids);
      for (int t = 0; t < ids.length; t++) {
        for (int v = 0; v < expected[t].length; v++) {
          assertEquals(expected[t][v], found[t][v], 1e-5, "token " + t + ", id " + v);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stories260K/hf", "tiny_random_gpt2"})
  void exportsTheBytesThatItImported(String name) throws IOException {
    Path published = SharedData.find(name);
    Path checkpoint = folder.resolve("checkpoint");
    assertEquals(0, ForeignModels.imported(published, checkpoint, "pytorch").exitCode());
    Path once = export(checkpoint, "once");
    assertEquals(-1, mismatch(published, once, "model.safetensors"));
    assertEquals(-1, mismatch(published, once, "tokenizer.json"));

    Path again = folder.resolve("again");
    assertEquals(0, ForeignModels.imported(once, again, "eager").exitCode());
    Path twice = export(again, "twice");
    for (String file :
        List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")) {
      assertEquals(-1, mismatch(once, twice, file), file);
    }
    Path parts = folder.resolve("parts");
    Cli sharded = Cli.run("export", checkpoint, parts, "--shard-size", "100KB");
    assertEquals(0, sharded.exitCode(), sharded.err());
    assertTrue(Files.exists(parts.resolve("model.safetensors.index.json")));
    assertEquals(ForeignModels.tensors(published), ForeignModels.tensors(parts));
  }

  private Path export(Path checkpoint, String name) {
    Path exported = folder.resolve(name);
    Cli cli = Cli.run("export", checkpoint, exported);
    assertEquals(0, cli.exitCode(), cli.err());
    assertEquals("", cli.err());
    return exported;
  }

  private static long mismatch(Path one, Path other, String file) throws IOException {
    return Files.mismatch(one.resolve(file), other.resolve(file));
  }
}
