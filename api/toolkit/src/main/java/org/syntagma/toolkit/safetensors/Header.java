package org.syntagma.toolkit.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A checked header: the tensors cover the data without hole, overlap or rest.
 *
 * @param tensors in the order of their bytes
 * @param dataStart the position in the file of the first byte after the header
 */
record Header(List<TensorInfo> tensors, Map<String, String> metadata, long dataStart) {
  static final int LENGTH_BYTES = 8;

  /** The reference's limit. */
  static final int LARGEST = 100_000_000;

  Header {
    tensors = List.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }

  static Header read(Path file, FileChannel channel) throws IOException {
    long fileSize = channel.size();
    int length = length(file, channel, fileSize);
    byte[] bytes = bytes(file, channel, LENGTH_BYTES, length).array();
    if (length == 0 || bytes[0] != '{') {
      throw new SafetensorsException(file, "the header does not begin with '{'");
    }
    HeaderParser parser = new HeaderParser(file, bytes);
    parser.parse();
    List<TensorInfo> sorted =
        parser.tensors().stream()
            .sorted(Comparator.comparingLong(TensorInfo::begin).thenComparing(TensorInfo::end))
            .toList();
    long dataStart = LENGTH_BYTES + (long) length;
    checkCover(file, sorted, fileSize - dataStart);
    return new Header(sorted, parser.metadata(), dataStart);
  }

  private static int length(Path file, FileChannel channel, long fileSize) throws IOException {
    if (fileSize < LENGTH_BYTES) {
      throw new SafetensorsException(
          file, "has " + fileSize + " bytes; a safetensors file has at least " + LENGTH_BYTES);
    }
    long length = bytes(file, channel, 0, LENGTH_BYTES).getLong();
    if (length < 0 || length > LARGEST) {
      throw new SafetensorsException(
          file,
          String.format(
              "gives its header %s bytes, the limit is %d: is this a safetensors file?",
              Long.toUnsignedString(length), LARGEST));
    }
    if (length > fileSize - LENGTH_BYTES) {
      throw new SafetensorsException(
          file,
          String.format(
              "gives its header %d bytes, but only %d follow: it is cut off",
              length, fileSize - LENGTH_BYTES));
    }
    return (int) length;
  }

  private static ByteBuffer bytes(Path file, FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    SafetensorsFile.fill(file, channel, position, bytes);
    return bytes.flip();
  }

  private static void checkCover(Path file, List<TensorInfo> sorted, long dataSize) {
    long covered = 0;
    for (TensorInfo tensor : sorted) {
      if (tensor.begin() != covered) {
        throw new SafetensorsException(
            file,
            String.format(
                "tensor '%s' begins at %d, but the bytes before it end at %d: %s",
                tensor.name(),
                tensor.begin(),
                covered,
                tensor.begin() < covered ? "tensors overlap" : "there is a hole"));
      }
      covered = tensor.end();
    }
    if (covered != dataSize) {
      throw new SafetensorsException(
          file,
          String.format(
              "has %d bytes of data, its header describes %d: %s",
              dataSize,
              covered,
              dataSize < covered ? "it is cut off" : "something was added at its end"));
    }
  }
}
