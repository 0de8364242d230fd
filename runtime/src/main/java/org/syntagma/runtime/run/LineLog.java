package org.syntagma.runtime.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file that grows by whole lines and can be cut back to its first ones. Every append reaches
 * the operating system at once and so survives a killed process; {@link #force} also survives a
 * power failure.
 */
final class LineLog implements AutoCloseable {
  private final Path path;
  // Unlike a channel it stays open when its thread is interrupted.
  private final RandomAccessFile file;
  private long lines;

  private LineLog(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Opens or creates a file; half a line at its end, which a killed process left, goes away. */
  static LineLog open(Path path) throws IOException {
    LineLog log = new LineLog(path, new RandomAccessFile(path.toFile(), "rw"));
    log.cut(Long.MAX_VALUE);
    return log;
  }

  long lines() {
    return lines;
  }

  /** Appends lines, each of which ends with a newline. */
  void append(String text) throws IOException {
    file.write(text.getBytes(UTF_8));
    lines += text.chars().filter(c -> c == '\n').count();
  }

  /** Keeps at most the first lines; returns whether there were so many. */
  boolean cut(long keep) throws IOException {
    long position = 0;
    long end = 0;
    long found = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      int next;
      while (found < keep && (next = in.read()) >= 0) {
        position++;
        if (next == '\n') {
          found++;
          end = position;
        }
      }
    }
    file.setLength(end);
    file.seek(end);
    lines = found;
    return found == keep;
  }

  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
