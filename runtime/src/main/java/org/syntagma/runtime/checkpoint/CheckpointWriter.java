package org.syntagma.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syntagma.api.state.StateWriter;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;
import org.syntagma.toolkit.safetensors.Dtype;
import org.syntagma.toolkit.safetensors.SafetensorsException;
import org.syntagma.toolkit.safetensors.SafetensorsWriter;
import org.syntagma.toolkit.safetensors.TensorSource;

/**
 * Writes one checkpoint beside its final place. Nobody sees it before {@link #commit}; closed
 * without commit it disappears.
 *
 * <p>Every method throws {@link CheckpointException} if the disk does not take what it writes;
 * older checkpoints stay as they are then.
 */
public final class CheckpointWriter implements AutoCloseable {
  static final String ARRAYS = "state.safetensors";
  static final String EXTENSION = ".safetensors";

  private final Path target;
  private final Path folder;
  private final Position position;
  private final ArraySpool arrays;
  private final JsonObject state = new JsonObject();
  private final Map<String, Manifest.ModelSettings> models = new TreeMap<>();
  private final Map<String, String> plugins = new TreeMap<>();
  private double score = Double.NaN;

  CheckpointWriter(Path parent, Position position) {
    this(position, parent.resolve(position.folder()));
  }

  /**
   * Begins to write a checkpoint that belongs to no run.
   *
   * @param target its folder
   */
  public static CheckpointWriter at(Path target, Position position) {
    return new CheckpointWriter(position, target.toAbsolutePath().normalize());
  }

  private CheckpointWriter(Position position, Path target) {
    this.position = position;
    this.target = target;
    folder = Durable.temporary(target);
    try {
      Durable.delete(folder);
      Files.createDirectories(folder);
      arrays = new ArraySpool(folder.resolve("spool"));
    } catch (IOException e) {
      throw cannotWrite(IoFaults.describe(e), e);
    }
  }

  /** Says how good the models are: lower is better; a score that is not finite is left out. */
  public void score(double value) {
    score = value;
  }

  /** Names the plugins that took part, with their versions. */
  public void plugins(Map<String, String> versions) {
    plugins.putAll(versions);
  }

  /**
   * Tells whether a model can have this name: letters, digits, dots, hyphens and underscores,
   * beginning with a letter or digit, and not {@code state} in any case, because some file systems
   * know no case.
   */
  public static boolean canHold(String model) {
    return Manifest.FILE_NAME.matcher(model).matches()
        && !(model + EXTENSION).equalsIgnoreCase(ARRAYS);
  }

  /**
   * Adds a model.
   *
   * @param name one that {@link #canHold} takes
   * @param settings from which the network can be made again
   * @param tokenizer from which the tokenizer can be made again
   * @param parameters by path, float32, int32, int64 or uint8
   */
  public void model(
      String name, JsonObject settings, JsonObject tokenizer, Map<String, NDArray> parameters) {
    if (!canHold(name)) {
      throw new IllegalArgumentException("no model can be called '" + name + "'");
    }
    String file = name + EXTENSION;
    List<TensorSource> sources = new ArrayList<>();
    parameters.forEach(
        (path, array) -> {
          Dtype type =
              ArrayBytes.type(array)
                  .orElseThrow(
                      () ->
                          new CheckpointException(
                              String.format(
                                  "parameter '%s' of model '%s' is of type %s: checkpoints hold"
                                      + " float32, int32, int64 and uint8",
                                  path, name, array.getDataType())));
          sources.add(ArrayBytes.source(path, type, array));
        });
    attempt(() -> SafetensorsWriter.write(folder.resolve(file), sources, Map.of("format", "pt")));
    models.put(name, new Manifest.ModelSettings(settings, tokenizer));
  }

  /** Where components save their state; give each a part of its own. */
  public StateWriter state() {
    return new JsonStateWriter(state, "", arrays);
  }

  /**
   * Makes the checkpoint visible and lasting, in place of an older one of the same position.
   *
   * @return its folder
   */
  public Path commit() {
    attempt(
        () -> {
          arrays.writeTo(folder.resolve(ARRAYS));
          arrays.close();
          Map<String, Manifest.FileDigest> files = new TreeMap<>();
          files.put(ARRAYS, seal(ARRAYS));
          for (String model : models.keySet()) {
            files.put(model + EXTENSION, seal(model + EXTENSION));
          }
          new Manifest(Manifest.FORMAT, position, null, plugins, models, files, state)
              .withScore(score)
              .write(folder);
          publish();
        });
    return target;
  }

  private Manifest.FileDigest seal(String name) throws IOException {
    Path file = folder.resolve(name);
    Durable.force(file);
    return new Manifest.FileDigest(Files.size(file), Durable.sha256(file));
  }

  private void publish() throws IOException {
    Path old = target.resolveSibling(Durable.TEMPORARY + "old-" + target.getFileName());
    Durable.delete(old);
    if (Files.exists(target)) {
      Durable.moveInto(target, old);
    }
    Durable.moveInto(folder, target);
    Durable.delete(old);
  }

  @Override
  public void close() {
    attempt(
        () -> {
          arrays.close();
          Durable.delete(folder);
        });
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw cannotWrite(IoFaults.describe(e), e);
    } catch (UncheckedIOException | SafetensorsException e) {
      throw cannotWrite(e.getMessage(), e);
    }
  }

  private CheckpointException cannotWrite(String reason, Exception cause) {
    return new CheckpointException(
        "cannot write checkpoint " + target + ": " + reason + "; older ones are untouched", cause);
  }

  private interface Writing {
    void run() throws IOException;
  }
}
