package org.syntagma.data.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Writes a {@link NumberFile} beside its place and moves it there when it is complete, so that
 * nobody ever sees half of one.
 */
final class NumberFileWriter implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final int width;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long count;

  NumberFileWriter(Path target, int width) throws IOException {
    this.target = target;
    this.width = width;
    temporary = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".tmp");
    channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
  }

  void add(long number) throws IOException {
    if (buffer.remaining() < Long.BYTES) {
      flush();
    }
    switch (width) {
      case 2 -> buffer.putShort((short) number);
      case 4 -> buffer.putInt((int) number);
      default -> buffer.putLong(number);
    }
    count++;
  }

  long count() {
    return count;
  }

  /** Ends the file and moves it to its place. */
  void finish() throws IOException {
    flush();
    int checksum = (int) crc.getValue();
    buffer.putLong(NumberFile.MAGIC).putInt(width).putInt(checksum).putLong(count);
    flush();
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void flush() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
