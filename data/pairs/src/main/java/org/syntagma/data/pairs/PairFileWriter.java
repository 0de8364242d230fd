package org.syntagma.data.pairs;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;

/**
 * Writes a {@link PairFile}. The file has no name that lasts: it goes away with the process,
 * however that ends.
 */
final class PairFileWriter implements Rows.Sink, AutoCloseable {
  private static final int BUFFER = 1 << 16;
  // Mappings are limited to 2 GiB.
  private static final int SEGMENT_BITS = 30;

  private final Path folder;
  private final int segmentBits;
  private final long segment;
  private final FileChannel channel;
  private final DataOutputStream out;
  private long[] places = new long[1024];
  private int count;
  private long end;

  private PairFileWriter(Path folder, int segmentBits, FileChannel channel) {
    this.folder = folder;
    this.segmentBits = segmentBits;
    segment = 1L << segmentBits;
    this.channel = channel;
    out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  /**
   * A writer to a new file.
   *
   * @throws DataException if the folder cannot be written to
   */
  static PairFileWriter in(Path folder) {
    return in(folder, SEGMENT_BITS);
  }

  static PairFileWriter in(Path folder, int segmentBits) {
    try {
      Files.createDirectories(folder);
      return new PairFileWriter(
          folder,
          segmentBits,
          FileChannel.open(
              folder.resolve("pairs-" + UUID.randomUUID()),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  int count() {
    return count;
  }

  /**
   * Writes another pair.
   *
   * @throws DataException if there is no room for it
   */
  @Override
  public void add(Pair pair) {
    List<byte[]> texts = new ArrayList<>(List.of(bytes(pair.source()), bytes(pair.target())));
    boolean isPreference = pair instanceof Preference;
    if (pair instanceof Preference preference) {
      texts.add(bytes(preference.rejected()));
    }
    long length = texts.stream().mapToLong(text -> Integer.BYTES + text.length).sum();
    if (length > segment) {
      throw new DataException(
          "found a pair of %d bytes; expected at most %d".formatted(length, segment));
    }
    try {
      long left = segment - (end & (segment - 1));
      if (length > left) {
        out.write(new byte[(int) left]);
        end += left;
      }
      for (int i = 0; i < texts.size(); i++) {
        int size = texts.get(i).length;
        out.writeInt(isPreference && i == 0 ? ~size : size);
        out.write(texts.get(i));
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = end;
    end += length;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What was written. The writer is then of no more use. */
  PairFile finish() {
    try {
      out.flush();
      List<ByteBuffer> segments = new ArrayList<>();
      for (long from = 0; from < end; from += segment) {
        long size = Math.min(end - from, segment);
        segments.add(channel.map(MapMode.READ_ONLY, from, size));
      }
      return new PairFile(segments, segmentBits, Arrays.copyOf(places, count));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Closes the file, which goes away when nothing of it is mapped. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static DataException unwritable(Path folder, IOException e) {
    return new DataException(
        "%s: cannot keep pairs here (%s); expected a writable folder with room for them"
            .formatted(folder, e),
        e);
  }
}
