package org.syntagma.runtime.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps two processes from writing into one run directory. The operating system gives the lock up
 * when the process dies; the file holds the process id and stays unless the directory is given up.
 */
final class RunLock implements AutoCloseable {
  static final String FILE = "run.lock";

  private final Path file;
  private final boolean created;
  private final FileChannel channel;

  private RunLock(Path file, boolean created, FileChannel channel) {
    this.file = file;
    this.created = created;
    this.channel = channel;
  }

  static RunLock take(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    boolean created = Files.notExists(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel).isEmpty()) {
        throw new RunException(
            directory
                + " is in use by process "
                + Files.readString(file).strip()
                + ": wait until it ends, or stop it");
      }
      if (Files.notExists(file)) {
        throw new RunException(directory + " was given up by another process just now: try again");
      }
      channel.truncate(0);
      channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
      return new RunLock(file, created, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** Closes the lock, and leaves no file that was not there when it was taken. */
  void undo() throws IOException {
    if (created) {
      delete();
    } else {
      close();
    }
  }

  /** Closes the lock and deletes its file. */
  void delete() throws IOException {
    // While it is locked, so that it is not the file of another process.
    Files.deleteIfExists(file);
    close();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
