package org.syntagma.toolkit.safetensors;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes safetensors files. The same tensors and metadata give the same bytes. */
public final class SafetensorsWriter {
  private static final int PIECE = 1 << 20;

  private SafetensorsWriter() {}

  /**
   * Writes a new file or replaces an old one, holding one tensor's bytes at a time.
   *
   * <p>Tensors of wider element types come first, so that each is aligned as readers that map the
   * file expect; within a type the given order stays.
   *
   * @throws SafetensorsException if the file cannot be written, a name comes twice or cannot be
   *     stored, or a tensor's bytes do not fit its type and shape
   */
  public static void write(Path file, List<TensorSource> tensors, Map<String, String> metadata) {
    List<TensorSource> ordered =
        tensors.stream()
            .sorted(Comparator.comparing((TensorSource t) -> t.dtype().bits()).reversed())
            .toList();
    checkNames(file, ordered);
    try {
      ByteBuffer header = header(file, ordered, metadata);
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        writeFully(channel, header);
        for (TensorSource tensor : ordered) {
          writeFully(channel, checkedData(file, tensor));
        }
      }
    } catch (IOException e) {
      throw new SafetensorsException(file, "cannot be written: " + e, e);
    }
  }

  private static void checkNames(Path file, List<TensorSource> tensors) {
    Set<String> names = new HashSet<>();
    for (TensorSource tensor : tensors) {
      String name = tensor.name();
      if (name.equals(HeaderParser.METADATA)
          || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
        throw new SafetensorsException(file, "no tensor can be called '" + name + "'");
      }
      if (!names.add(name)) {
        throw new SafetensorsException(file, "two tensors are called '" + name + "'");
      }
    }
  }

  private static ByteBuffer header(
      Path file, List<TensorSource> tensors, Map<String, String> metadata) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[Header.LENGTH_BYTES]);
    try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      json.beginObject();
      if (!metadata.isEmpty()) {
        json.name(HeaderParser.METADATA).beginObject();
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
          json.name(entry.getKey()).value(entry.getValue());
        }
        json.endObject();
      }
      long begin = 0;
      for (TensorSource tensor : tensors) {
        long end = Math.addExact(begin, size(file, tensor));
        json.name(tensor.name()).beginObject();
        json.name("dtype").value(tensor.dtype().name());
        json.name("shape").beginArray();
        for (long dimension : tensor.shape()) {
          json.value(dimension);
        }
        json.endArray();
        json.name("data_offsets").beginArray().value(begin).value(end).endArray();
        json.endObject();
        begin = end;
      }
      json.endObject();
    }
    while (bytes.size() % Long.BYTES != 0) {
      bytes.write(' ');
    }
    int length = bytes.size() - Header.LENGTH_BYTES;
    if (length > Header.LARGEST) {
      throw new SafetensorsException(
          file, "needs a header of " + length + " bytes, the limit is " + Header.LARGEST);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    return header.putLong(0, length);
  }

  private static ByteBuffer checkedData(Path file, TensorSource tensor) {
    ByteBuffer data = tensor.data().get().duplicate();
    long expected = size(file, tensor);
    if (data.remaining() != expected) {
      throw new SafetensorsException(
          file,
          String.format(
              "tensor '%s', %s of shape %s, takes %d bytes, %d were given",
              tensor.name(), tensor.dtype(), tensor.shape(), expected, data.remaining()));
    }
    return data;
  }

  private static long size(Path file, TensorSource tensor) {
    try {
      return tensor.dtype().bytes(tensor.shape());
    } catch (ArithmeticException e) {
      throw new SafetensorsException(
          file,
          String.format(
              "tensor '%s', %s of shape %s, has no valid size: %s",
              tensor.name(), tensor.dtype(), tensor.shape(), e.getMessage()),
          e);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    // In pieces, because the JDK keeps a native copy of the largest heap buffer it ever wrote.
    while (bytes.hasRemaining()) {
      ByteBuffer piece = bytes.slice(bytes.position(), Math.min(PIECE, bytes.remaining()));
      bytes.position(bytes.position() + channel.write(piece));
    }
  }
}
