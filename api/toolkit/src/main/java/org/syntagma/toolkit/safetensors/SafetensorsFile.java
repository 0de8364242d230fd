package org.syntagma.toolkit.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An open safetensors file whose header was checked. Tensors are read only when asked for, so a
 * file may be far larger than the memory. Safe for use by several threads.
 *
 * <p>Every method that reads throws {@link SafetensorsException}, naming the file and the fault.
 */
public final class SafetensorsFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final Header header;
  private final Map<String, TensorInfo> byName;

  private SafetensorsFile(Path file, FileChannel channel, Header header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    byName =
        header.tensors().stream().collect(Collectors.toMap(TensorInfo::name, Function.identity()));
  }

  /**
   * Opens a file and checks its header against the format and against the file's size.
   *
   * @throws SafetensorsException if there is no such file, it cannot be read, or is malformed
   */
  public static SafetensorsFile open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new SafetensorsFile(file, channel, Header.read(file, channel));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new SafetensorsException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new SafetensorsException(file, "cannot be read: " + e, e);
    }
  }

  /** Returns all tensors in the order of their bytes. */
  public List<TensorInfo> tensors() {
    return header.tensors();
  }

  /** Returns the free-form metadata; empty where the file has none. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  public boolean contains(String name) {
    return byName.containsKey(name);
  }

  /** Returns one tensor's place, type and shape. */
  public TensorInfo tensor(String name) {
    TensorInfo tensor = byName.get(name);
    if (tensor == null) {
      throw new SafetensorsException(
          file, "has no tensor '" + name + "'; it has " + byName.size() + " others");
    }
    return tensor;
  }

  /**
   * Reads one tensor whole.
   *
   * @return a new direct buffer, little endian, from position 0 to its limit
   * @throws SafetensorsException also if the tensor is larger than 2 GiB: read that in pieces
   */
  public ByteBuffer read(String name) {
    TensorInfo tensor = tensor(name);
    if (tensor.size() > Integer.MAX_VALUE) {
      throw new SafetensorsException(
          file, "tensor '" + name + "' has " + tensor.size() + " bytes: read it in pieces");
    }
    ByteBuffer target = ByteBuffer.allocateDirect((int) tensor.size());
    read(name, 0, target);
    return target.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Fills the rest of a buffer from one tensor.
   *
   * @param offset bytes to skip from the tensor's first
   * @throws IndexOutOfBoundsException if the tensor ends before the buffer is full
   */
  public void read(String name, long offset, ByteBuffer target) {
    TensorInfo tensor = tensor(name);
    if (offset < 0 || offset > tensor.size() - target.remaining()) {
      throw new IndexOutOfBoundsException(
          String.format(
              "tensor '%s' has %d bytes, asked for %d from %d",
              name, tensor.size(), target.remaining(), offset));
    }
    try {
      fill(file, channel, header.dataStart() + tensor.begin() + offset, target);
    } catch (IOException e) {
      throw new SafetensorsException(file, "cannot be read: " + e, e);
    }
  }

  static void fill(Path file, FileChannel channel, long position, ByteBuffer target)
      throws IOException {
    long next = position;
    while (target.hasRemaining()) {
      int count = channel.read(target, next);
      if (count < 0) {
        throw new SafetensorsException(file, "became shorter while it was read");
      }
      next += count;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new SafetensorsException(file, "cannot be closed: " + e, e);
    }
  }
}
