package org.syntagma.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.state.StateReader;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.TensorInfo;

/** A whole checkpoint: every file had the size and the digest that the manifest says. */
public final class Checkpoint implements AutoCloseable {
  private final Path path;
  private final Manifest manifest;
  private final SafetensorsFile arrays;

  private Checkpoint(Path path, Manifest manifest) {
    this.path = path;
    this.manifest = manifest;
    arrays = SafetensorsFile.open(path.resolve(CheckpointWriter.ARRAYS));
  }

  /**
   * Opens a checkpoint after it compared all files with the manifest.
   *
   * @throws CheckpointException if there is none or it is damaged; names the file and the fault
   */
  public static Checkpoint open(Path path) {
    Manifest manifest = Manifest.read(path);
    manifest.files().forEach((name, digest) -> verify(path, name, digest));
    return new Checkpoint(path, manifest);
  }

  public Path path() {
    return path;
  }

  /** The checkpoint as a source: with the digest of its manifest, which has those of its files. */
  public DataSource source() {
    Path file = path.resolve(Manifest.FILE);
    try {
      return new DataSource(path.toString(), Files.size(file), Durable.sha256(file));
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + file + ": " + IoFaults.describe(e), e);
    }
  }

  public Position position() {
    return manifest.position();
  }

  /** How good its models are, if that was measured; lower is better. */
  public OptionalDouble score() {
    return manifest.best();
  }

  /** The versions of the plugins that took part, by name. */
  public Map<String, String> plugins() {
    return Collections.unmodifiableMap(manifest.plugins());
  }

  public Set<String> models() {
    return Collections.unmodifiableSet(manifest.models().keySet());
  }

  /** From which a model's network can be made again. */
  public JsonObject settings(String model) {
    return find(model).model().deepCopy();
  }

  /** From which a model's tokenizer can be made again. */
  public JsonObject tokenizer(String model) {
    return find(model).tokenizer().deepCopy();
  }

  /**
   * A model's parameters by path, in the order in which they were saved, owned by {@code owner}.
   */
  public Map<String, NDArray> parameters(String model, NDManager owner) {
    find(model);
    Map<String, NDArray> parameters = new LinkedHashMap<>();
    try (SafetensorsFile file =
        SafetensorsFile.open(path.resolve(model + CheckpointWriter.EXTENSION))) {
      for (TensorInfo tensor : file.tensors()) {
        parameters.put(tensor.name(), ArrayBytes.read(file, tensor.name(), owner));
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  /** The state that components saved. Not to be used after {@link #close}. */
  public StateReader state() {
    return new JsonStateReader(manifest.state(), "", this);
  }

  @Override
  public void close() {
    arrays.close();
  }

  NDArray stateArray(String name, NDManager owner) {
    return ArrayBytes.read(arrays, name, owner);
  }

  private Manifest.ModelSettings find(String model) {
    Manifest.ModelSettings found = manifest.models().get(model);
    if (found == null) {
      throw new CheckpointException(
          path + " has no model '" + model + "'; it has " + manifest.models().keySet());
    }
    return found;
  }

  private static void verify(Path path, String name, Manifest.FileDigest expected) {
    String damaged = path + " is damaged: " + name;
    Path file = path.resolve(name);
    if (!Manifest.FILE_NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
      throw new CheckpointException(damaged + " is missing");
    }
    try {
      long size = Files.size(file);
      if (size != expected.bytes()) {
        throw new CheckpointException(
            damaged + " has " + size + " bytes, the manifest says " + expected.bytes());
      }
      String digest = Durable.sha256(file);
      if (!digest.equals(expected.sha256())) {
        throw new CheckpointException(
            damaged + " has the digest " + digest + ", the manifest says " + expected.sha256());
      }
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + file + ": " + IoFaults.describe(e), e);
    }
  }
}
