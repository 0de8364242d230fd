package org.syntagma.data.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A memory-mapped file of whole numbers of one width. Little endian: the numbers, then a footer of
 * {@link #FOOTER} bytes with magic (8), width (4), CRC-32C of the numbers (4) and their count (8).
 * Safe for several threads.
 */
final class NumberFile {
  static final int FOOTER = 24;
  static final long MAGIC = 0x3153_4D55_4E4E_5953L;

  // Mappings are limited to 2 GiB; a power of two holds whole numbers only.
  private static final int SEGMENT_BITS = 30;

  private final List<ByteBuffer> segments;
  private final int width;
  private final long count;

  private NumberFile(List<ByteBuffer> segments, int width, long count) {
    this.segments = List.copyOf(segments);
    this.width = width;
    this.count = count;
  }

  /** Opens a file, or gives nothing if it is absent or damaged in any way. */
  static Optional<NumberFile> open(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer footer = ByteBuffer.allocate(FOOTER).order(ByteOrder.LITTLE_ENDIAN);
      long length = channel.size() - FOOTER;
      if (length < 0 || channel.read(footer, length) < FOOTER) {
        return Optional.empty();
      }
      footer.flip();
      long magic = footer.getLong();
      int width = footer.getInt();
      int crc = footer.getInt();
      long count = footer.getLong();
      boolean known = magic == MAGIC && (width == 2 || width == 4 || width == 8);
      if (!known || length % width != 0 || count != length / width) {
        return Optional.empty();
      }
      List<ByteBuffer> segments = map(channel, length);
      return crc == crc(segments)
          ? Optional.of(new NumberFile(segments, width, count))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<ByteBuffer> map(FileChannel channel, long length) throws IOException {
    List<ByteBuffer> segments = new ArrayList<>();
    for (long from = 0; from < length; from += 1L << SEGMENT_BITS) {
      long size = Math.min(length - from, 1L << SEGMENT_BITS);
      segments.add(channel.map(MapMode.READ_ONLY, from, size).order(ByteOrder.LITTLE_ENDIAN));
    }
    return segments;
  }

  private static int crc(List<ByteBuffer> segments) {
    CRC32C crc = new CRC32C();
    segments.forEach(segment -> crc.update(segment.duplicate()));
    return (int) crc.getValue();
  }

  long count() {
    return count;
  }

  /** One number; those of 2 and 4 bytes are unsigned. */
  long get(long index) {
    long offset = index * width;
    ByteBuffer segment = segments.get((int) (offset >>> SEGMENT_BITS));
    int place = (int) (offset & ((1L << SEGMENT_BITS) - 1));
    return switch (width) {
      case 2 -> Short.toUnsignedLong(segment.getShort(place));
      case 4 -> Integer.toUnsignedLong(segment.getInt(place));
      default -> segment.getLong(place);
    };
  }

  /** The numbers from {@code from} to {@code from} + {@code length} − 1; they must be ids. */
  int[] ids(long from, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = (int) get(from + i);
    }
    return ids;
  }
}
