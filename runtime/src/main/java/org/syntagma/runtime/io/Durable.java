package org.syntagma.runtime.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** File operations that survive a killed process and a power failure. */
public final class Durable {
  /** Begins the name of whatever is not complete yet. */
  public static final String TEMPORARY = ".tmp-";

  private Durable() {}

  /** Writes a file so that at any instant either the old or the new content is there, whole. */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = temporary(file);
    Files.write(temporary, content);
    force(temporary);
    moveInto(temporary, file);
  }

  /** What {@link #write} calls the file while it is not complete. */
  public static Path temporary(Path file) {
    return file.resolveSibling(TEMPORARY + file.getFileName());
  }

  /** Renames in one step and makes the rename last. Both lie in the same folder. */
  public static void moveInto(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(to.toAbsolutePath().getParent());
  }

  /** Waits until the file's content is on the disk. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Waits until the folder's list of names is on the disk. */
  public static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows cannot open folders; its file systems journal their names.
      if (Files.isReadable(folder) && !System.getProperty("os.name").startsWith("Windows")) {
        throw e;
      }
    }
  }

  /** Returns the SHA-256 of a file's content in hexadecimal. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {}
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the SHA-256 of bytes in hexadecimal. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Deletes a file, or a folder with all that it holds; does nothing where there is neither. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** Deletes what an earlier process left unfinished in a folder; returns what it deleted. */
  public static List<Path> deleteLeftovers(Path folder) throws IOException {
    List<Path> leftovers;
    try (Stream<Path> entries = Files.list(folder)) {
      leftovers =
          entries
              .filter(entry -> entry.getFileName().toString().startsWith(TEMPORARY))
              .sorted()
              .toList();
    }
    for (Path leftover : leftovers) {
      delete(leftover);
    }
    return leftovers;
  }
}
