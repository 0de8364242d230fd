package org.syntagma.toolkit.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apiguardian.api.API;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;

/**
 * A file to read from its beginning to its end: plain, compressed by gzip, or inside a zip archive.
 *
 * @param path of the file; one inside an archive is named as in {@code archive.zip!/folder/file}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InputFile(Path path) {
  private static final int BUFFER = 1 << 16;

  /** Makes something of the bytes of a text. */
  @FunctionalInterface
  public interface Format<T> {
    /** Reads as far as it wants; the stream is not its own to close. */
    T read(InputStream text) throws IOException;
  }

  /**
   * What was made of a file.
   *
   * @param source the name, size and digest of the file as stored; those of the archive, if it is
   *     inside one
   */
  public record Contents<T>(T value, DataSource source) {}

  /**
   * Reads the file.
   *
   * @throws DataException if it is absent, or damaged as a file
   */
  public <T> Contents<T> read(Format<T> format) {
    Optional<ArchivedFile> archived = Files.exists(path) ? Optional.empty() : ArchivedFile.of(path);
    Path stored = archived.map(ArchivedFile::archive).orElse(path);
    try {
      return archived.isPresent() ? archived(archived.get(), format) : plain(format);
    } catch (IOException e) {
      throw unreadable(stored, e);
    }
  }

  private <T> Contents<T> plain(Format<T> format) throws IOException {
    MessageDigest digest = sha256();
    try (DigestInputStream stored = new DigestInputStream(Files.newInputStream(path), digest);
        InputStream text = text(stored)) {
      T value = format.read(text);
      // Whatever was not read belongs to the file's digest too.
      stored.transferTo(OutputStream.nullOutputStream());
      return new Contents<>(value, source(path, digest));
    }
  }

  private <T> Contents<T> archived(ArchivedFile file, Format<T> format) throws IOException {
    T value = file.read(in -> format.read(text(in)));
    MessageDigest digest = sha256();
    try (DigestInputStream stored =
        new DigestInputStream(Files.newInputStream(file.archive()), digest)) {
      stored.transferTo(OutputStream.nullOutputStream());
    }
    return new Contents<>(value, source(file.archive(), digest));
  }

  private static DataSource source(Path path, MessageDigest digest) throws IOException {
    String hex = HexFormat.of().formatHex(digest.digest());
    return new DataSource(path.toString(), Files.size(path), hex);
  }

  private InputStream text(InputStream stored) throws IOException {
    InputStream in = new BufferedInputStream(stored, BUFFER);
    in.mark(2);
    // No UTF-8 text starts with these two bytes.
    boolean magic = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return magic || path.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static DataException unreadable(Path path, IOException e) {
    if (!Files.exists(path)) {
      return new DataException(
          path + ": found no such file; expected a file of data: check the path", e);
    }
    if (Files.isDirectory(path)) {
      return new DataException(path + ": found a folder; expected a file", e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      String format = path.toString().endsWith(".zip") ? "zip" : "gzip";
      return new DataException(
          "%s: found damaged %s (%s); expected it whole: copy it again"
              .formatted(path, format, e.getMessage()),
          e);
    }
    return new DataException(path + ": cannot be read (" + e + ")", e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
