package org.syntagma.runtime.huggingface;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.syntagma.api.data.DataException;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.TensorInfo;

/** The tensors of a folder: in one file, or in several that an index lists. */
final class TensorFiles implements AutoCloseable {
  static final String SINGLE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";
  static final String MAP = "weight_map";

  /** An index must not lead out of its folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Map<String, SafetensorsFile> byTensor = new TreeMap<>();
  private final List<SafetensorsFile> open = new ArrayList<>();

  private TensorFiles() {}

  /**
   * Opens them.
   *
   * @throws DataException if there are none, or index and files disagree
   * @throws org.syntagma.toolkit.safetensors.SafetensorsException if a file is malformed
   */
  static TensorFiles open(Path folder) {
    TensorFiles files = new TensorFiles();
    try {
      if (Files.exists(folder.resolve(SINGLE))) {
        files.add(folder.resolve(SINGLE));
      } else if (Files.exists(folder.resolve(INDEX))) {
        files.addIndexed(folder);
      } else {
        throw new DataException(
            "%s has neither %s nor %s: save the model as safetensors there; pickles such as pytorch_model.bin are not read"
                .formatted(folder, SINGLE, INDEX));
      }
      return files;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private void addIndexed(Path folder) {
    Path index = folder.resolve(INDEX);
    if (!(JsonFile.read(index).get(MAP) instanceof JsonObject places)) {
      throw new DataException(index + " must have a map " + MAP + " of tensors to files");
    }
    Map<String, SafetensorsFile> shards = new TreeMap<>();
    for (Map.Entry<String, JsonElement> place : places.entrySet()) {
      String shard = place.getValue() instanceof JsonPrimitive value ? value.getAsString() : "";
      if (!NAME.matcher(shard).matches()) {
        throw new DataException(
            "%s: tensor '%s' is in %s, expected the name of a file in this folder"
                .formatted(index, place.getKey(), place.getValue()));
      }
      SafetensorsFile file = shards.computeIfAbsent(shard, absent -> add(folder.resolve(shard)));
      if (!file.contains(place.getKey())) {
        throw new DataException(
            "%s: tensor '%s' should be in %s, but is not".formatted(index, place.getKey(), shard));
      }
    }
  }

  private SafetensorsFile add(Path path) {
    SafetensorsFile file = SafetensorsFile.open(path);
    open.add(file);
    for (TensorInfo tensor : file.tensors()) {
      if (byTensor.putIfAbsent(tensor.name(), file) != null) {
        throw new DataException(path + ": another file has a tensor '" + tensor.name() + "' too");
      }
    }
    return file;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(byTensor.keySet());
  }

  TensorInfo info(String name) {
    return byTensor.get(name).tensor(name);
  }

  FloatTensor tensor(String name) {
    return new FloatTensor(byTensor.get(name), info(name));
  }

  @Override
  public void close() {
    open.forEach(SafetensorsFile::close);
  }
}
