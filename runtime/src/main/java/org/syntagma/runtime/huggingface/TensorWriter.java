package org.syntagma.runtime.huggingface;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.syntagma.api.backend.Parameters;
import org.syntagma.toolkit.safetensors.Dtype;
import org.syntagma.toolkit.safetensors.SafetensorsWriter;
import org.syntagma.toolkit.safetensors.TensorSource;

/**
 * Writes tensors in the order of their names, into one file or several.
 *
 * @param shard the most bytes in one file, of which each has at least one tensor
 */
record TensorWriter(Path folder, long shard) {
  /** Transformers refuse files without it. */
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  void write(Parameters parameters, Map<String, List<Placement>> layout) throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    layout.forEach(
        (path, placements) ->
            placements.forEach(each -> tensors.add(source(parameters.get(path), each))));
    tensors.sort(Comparator.comparing(TensorSource::name));
    List<List<TensorSource>> shards = shards(tensors);
    if (shards.size() == 1) {
      SafetensorsWriter.write(folder.resolve(TensorFiles.SINGLE), tensors, METADATA);
      return;
    }
    Map<String, String> places = new TreeMap<>();
    for (int i = 0; i < shards.size(); i++) {
      String file =
          String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, shards.size());
      SafetensorsWriter.write(folder.resolve(file), shards.get(i), METADATA);
      shards.get(i).forEach(tensor -> places.put(tensor.name(), file));
    }
    Map<String, Object> index = new TreeMap<>();
    index.put("metadata", Map.of("total_size", bytes(tensors)));
    index.put(TensorFiles.MAP, places);
    ExportedModel.write(folder.resolve(TensorFiles.INDEX), ExportedModel.json(index));
  }

  private List<List<TensorSource>> shards(List<TensorSource> tensors) {
    List<List<TensorSource>> shards = new ArrayList<>();
    List<TensorSource> current = new ArrayList<>();
    for (TensorSource tensor : tensors) {
      if (!current.isEmpty() && bytes(current) + bytes(List.of(tensor)) > shard) {
        shards.add(current);
        current = new ArrayList<>();
      }
      current.add(tensor);
    }
    shards.add(current);
    return shards;
  }

  private static long bytes(List<TensorSource> tensors) {
    return tensors.stream().mapToLong(each -> each.dtype().bytes(each.shape())).sum();
  }

  private static TensorSource source(NDArray parameter, Placement placement) {
    return new TensorSource(
        placement.tensor().name(),
        Dtype.F32,
        placement.shape(),
        () -> bytes(floats(parameter), placement));
  }

  private static ByteBuffer bytes(float[] values, Placement placement) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(placement.size() * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < placement.size(); i++) {
      bytes.putFloat(values[placement.place(i)]);
    }
    return bytes.flip();
  }

  private static float[] floats(NDArray array) {
    if (array.getDevice().equals(Device.cpu())) {
      return array.toFloatArray();
    }
    try (NDArray here = array.toDevice(Device.cpu(), false)) {
      return here.toFloatArray();
    }
  }
}
