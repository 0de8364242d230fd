package org.syntagma.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syntagma.api.state.StateException;
import org.syntagma.runtime.io.IoFaults;
import org.syntagma.toolkit.safetensors.Dtype;
import org.syntagma.toolkit.safetensors.SafetensorsWriter;
import org.syntagma.toolkit.safetensors.TensorInfo;
import org.syntagma.toolkit.safetensors.TensorSource;

/**
 * Copies arrays to disk as they come, because a safetensors header must list them all before the
 * first byte of data. The spool file disappears when it is closed.
 */
final class ArraySpool implements AutoCloseable {
  private static final int PIECE = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final List<TensorInfo> arrays = new ArrayList<>();
  private long end;

  ArraySpool(Path file) throws IOException {
    this.file = file;
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void add(String name, NDArray array) {
    Dtype type =
        ArrayBytes.type(array)
            .orElseThrow(
                () ->
                    new StateException(
                        String.format(
                            "state %s is of type %s: save float32, int32, int64 or uint8",
                            name, array.getDataType())));
    long begin = end;
    try {
      append(ArrayBytes.bytes(array));
    } catch (IOException e) {
      throw new CheckpointException("cannot write " + file + ": " + IoFaults.describe(e), e);
    }
    arrays.add(new TensorInfo(name, type, ArrayBytes.shape(array), begin, end));
  }

  void writeTo(Path file) {
    List<TensorSource> sources =
        arrays.stream()
            .map(a -> new TensorSource(a.name(), a.dtype(), a.shape(), () -> read(a)))
            .toList();
    SafetensorsWriter.write(file, sources, Map.of());
  }

  private void append(ByteBuffer bytes) throws IOException {
    // In pieces, because the JDK keeps a native copy of the largest heap buffer it ever wrote.
    while (bytes.hasRemaining()) {
      ByteBuffer piece = bytes.slice(bytes.position(), Math.min(PIECE, bytes.remaining()));
      int written = channel.write(piece, end);
      bytes.position(bytes.position() + written);
      end += written;
    }
  }

  private ByteBuffer read(TensorInfo array) {
    // The size fits, because the array came as one buffer too.
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(array.size()));
    try {
      fill(bytes, channel, array.begin());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + IoFaults.describe(e), e);
    }
    return bytes.flip();
  }

  /**
   * Reads until the buffer is full.
   *
   * @throws EOFException if the file ends first
   */
  static void fill(ByteBuffer bytes, FileChannel from, long begin) throws IOException {
    long end = begin + bytes.remaining();
    while (bytes.hasRemaining()) {
      if (from.read(bytes, end - bytes.remaining()) < 0) {
        throw new EOFException("it ends before byte " + end);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
