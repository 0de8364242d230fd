package org.syntagma.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.safetensors.SafetensorsFile;

class CheckpointTest {
  private static final Position POSITION = new Position(1, "fine-tune", 500);

  @TempDir private Path folder;

  static JsonObject json(String type) {
    JsonObject json = new JsonObject();
    json.addProperty("type", type);
    return json;
  }

  @Test
  void holdsAllThatAModelNeeds() {
    Path path;
    try (NDManager manager = NDManager.newBaseManager()) {
      path = write(folder, manager);
      try (Checkpoint read = Checkpoint.open(path)) {
        assertEquals(folder.resolve("fine-tune-00000500"), path);
        assertEquals(POSITION, read.position());
        assertEquals(OptionalDouble.of(1.5), read.score());
        assertEquals(Map.of("lion", "1.2.0"), read.plugins());
        assertEquals(List.of("main", "reference"), List.copyOf(read.models()));
        assertEquals(json("gpt2"), read.settings("main"));
        assertEquals(json("words"), read.tokenizer("main"));
        Map<String, NDArray> parameters = read.parameters("main", manager);
        assertEquals(List.of("z", "a"), List.copyOf(parameters.keySet()));
        assertArrayEquals(new float[] {1, 2}, parameters.get("z").toFloatArray());
        assertEquals(7, read.state().number("update"));
        CheckpointException e =
            assertThrows(CheckpointException.class, () -> read.settings("critic"));
        assertTrue(e.getMessage().endsWith("has no model 'critic'; it has [main, reference]"));
      }
    }
  }

  @Test
  void equalContentGivesEqualBytes() throws IOException {
    try (NDManager manager = NDManager.newBaseManager()) {
      Path one = write(folder.resolve("one"), manager);
      Path two = write(folder.resolve("two"), manager);
      for (String file : List.of("manifest.json", "main.safetensors", "state.safetensors")) {
        assertEquals(-1, Files.mismatch(one.resolve(file), two.resolve(file)), file);
      }
    }
  }

  @Test
  void nothingIsVisibleBeforeCommitNorAfterFailure() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    try (CheckpointWriter out = checkpoints.begin(POSITION)) {
      out.state().number("update", 1);
      assertTrue(checkpoints.newestWhole().found().isEmpty());
      assertFalse(Files.exists(folder.resolve(POSITION.folder())));
    }
    assertTrue(isEmpty(folder));
  }

  @Test
  void replacesACheckpointOfTheSamePosition() throws IOException {
    for (int value : new int[] {1, 2}) {
      try (CheckpointWriter out = new Checkpoints(folder).begin(POSITION)) {
        out.state().number("value", value);
        out.commit();
      }
    }
    try (Checkpoint read = Checkpoint.open(folder.resolve(POSITION.folder()))) {
      assertEquals(2, read.state().number("value"));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      assertEquals(1, entries.count());
    }
  }

  @Test
  void namesTheDamagedFile() throws IOException {
    Path path = writeSmall();
    Path main = path.resolve("main.safetensors");
    byte[] sound = Files.readAllBytes(main);
    Files.write(main, Arrays.copyOf(sound, sound.length - 1));
    assertEquals(
        String.format(
            "%s is damaged: main.safetensors has %d bytes, the manifest says %d",
            path, sound.length - 1, sound.length),
        refusal(path));
    Files.delete(main);
    assertEquals(path + " is damaged: main.safetensors is missing", refusal(path));
    Files.delete(path.resolve("manifest.json"));
    assertEquals(path + " is no checkpoint: it has no manifest.json", refusal(path));
  }

  @Test
  void noticesEveryFlippedBit() throws IOException {
    Path path = writeSmall();
    for (String name : List.of("main.safetensors", "state.safetensors", "manifest.json")) {
      Path file = path.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= (byte) (1 << i % 8);
        Files.write(file, bytes);
        String message = refusal(path);
        assertTrue(message.startsWith(path + " is damaged: " + name), message);
        bytes[i] ^= (byte) (1 << i % 8);
      }
      Files.write(file, bytes);
      Checkpoint.open(path).close();
    }
  }

  @Test
  void refusesAFormatOfTheFuture() throws IOException {
    Path path = writeSmall();
    Manifest now = Manifest.read(path);
    new Manifest(
            2, now.position(), now.score(), now.plugins(), now.models(), now.files(), now.state())
        .write(path);
    assertTrue(refusal(path).contains("has checkpoint format 2, this version reads format 1"));
  }

  @Test
  void otherToolsReadTheParameters() {
    try (NDManager manager = NDManager.newBaseManager();
        SafetensorsFile file =
            SafetensorsFile.open(write(folder, manager).resolve("main.safetensors"))) {
      assertEquals(2f, file.read("z").getFloat(4));
    }
  }

  private static String refusal(Path path) {
    return assertThrows(CheckpointException.class, () -> Checkpoint.open(path)).getMessage();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private Path writeSmall() {
    try (CheckpointWriter out = new Checkpoints(folder).begin(POSITION)) {
      out.model("main", json("gpt2"), json("words"), Map.of());
      out.state().number("update", 7);
      return out.commit();
    }
  }

  private static Path write(Path folder, NDManager manager) {
    try (CheckpointWriter out = new Checkpoints(folder).begin(POSITION)) {
      Map<String, NDArray> parameters = new LinkedHashMap<>();
      parameters.put("z", manager.create(new float[] {1, 2}));
      parameters.put("a", manager.create(new float[] {3}));
      out.model("reference", json("gpt2"), json("words"), Map.of());
      out.model("main", json("gpt2"), json("words"), parameters);
      out.plugins(Map.of("lion", "1.2.0"));
      out.score(1.5);
      out.state().number("update", 7);
      return out.commit();
    }
  }
}
