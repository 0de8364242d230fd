package org.syntagma.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syntagma.api.Plugin;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.TensorInfo;

/** What the tests of import and export share. */
final class ForeignModels {
  private ForeignModels() {}

  /** A class loader that also knows the tokenizer {@code pieces}. */
  static URLClassLoader withPieces(Path folder, ClassLoader parent) throws IOException {
    Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), PiecesPlugin.class.getName());
    return new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, parent);
  }

  /** Imports a folder with its own {@code tokenizer.json}. */
  static Cli imported(Path folder, Path checkpoint, String backend) {
    return Cli.run(
        "import",
        folder,
        "--to",
        checkpoint,
        "--set",
        "backend={type: " + backend + ", device: cpu}",
        "--set",
        "tokenizer={type: pieces, path: '" + folder.resolve("tokenizer.json") + "'}");
  }

  /** Logits of one sequence, (length, vocabulary). */
  static float[][] logits(Model model, int... ids) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      long[] tokens = new long[ids.length];
      for (int i = 0; i < ids.length; i++) {
        tokens[i] = ids[i];
      }
      NDArray array = manager.create(tokens, new Shape(1, ids.length));
      Batch batch = Batch.of(manager, Map.of("tokens", array), ids.length);
      NDArray logits = model.run(batch, Set.of("logits"), Mode.inference()).get("logits");
      float[][] rows = new float[ids.length][];
      for (int i = 0; i < ids.length; i++) {
        rows[i] = logits.get(0, i).toFloatArray();
      }
      return rows;
    }
  }

  /** The bytes of each tensor, of all files of a folder. */
  static Map<String, ByteBuffer> tensors(Path folder) throws IOException {
    Map<String, ByteBuffer> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".safetensors"))
          .forEach(file -> read(file, all));
    }
    return all;
  }

  private static void read(Path path, Map<String, ByteBuffer> into) {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      for (TensorInfo tensor : file.tensors()) {
        into.put(tensor.name() + " " + tensor.dtype() + tensor.shape(), file.read(tensor.name()));
      }
    }
  }
}
