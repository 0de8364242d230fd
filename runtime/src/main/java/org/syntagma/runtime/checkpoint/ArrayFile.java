package org.syntagma.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;
import org.syntagma.toolkit.safetensors.SafetensorsException;
import org.syntagma.toolkit.safetensors.SafetensorsWriter;
import org.syntagma.toolkit.safetensors.TensorSource;

/** Arrays in a file of their own, which is there whole or not at all. */
public final class ArrayFile {
  /** What the names of such files end with. */
  public static final String EXTENSION = CheckpointWriter.EXTENSION;

  private ArrayFile() {}

  /**
   * Writes those arrays whose types checkpoints hold.
   *
   * @return the file
   * @throws CheckpointException if the disk does not take it
   */
  public static Path write(Path file, Map<String, NDArray> arrays) {
    List<TensorSource> sources = new ArrayList<>();
    arrays.forEach(
        (name, array) ->
            ArrayBytes.type(array)
                .ifPresent(type -> sources.add(ArrayBytes.source(name, type, array))));
    Path temporary = Durable.temporary(file);
    try {
      SafetensorsWriter.write(temporary, sources, Map.of());
      Durable.force(temporary);
      Durable.moveInto(temporary, file);
      return file;
    } catch (IOException e) {
      throw new CheckpointException("cannot write " + file + ": " + IoFaults.describe(e), e);
    } catch (SafetensorsException e) {
      throw new CheckpointException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
