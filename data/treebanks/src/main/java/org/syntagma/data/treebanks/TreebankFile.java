package org.syntagma.data.treebanks;

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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.TreebankReader;

/**
 * A file that has been read.
 *
 * @param source its name, size and digest
 */
record TreebankFile(Path path, DataSource source, Treebank treebank) {

  /**
   * Reads the whole file, plain or compressed by gzip.
   *
   * @throws DataException if it is absent, empty or damaged as a file
   */
  static TreebankFile read(Path path, TreebankReader reader) {
    MessageDigest digest = sha256();
    try (DigestInputStream stored = new DigestInputStream(Files.newInputStream(path), digest);
        InputStream text = text(path, stored)) {
      Treebank treebank = reader.read(text);
      // Whatever follows the last gzip member belongs to the file's digest too.
      stored.transferTo(OutputStream.nullOutputStream());
      if (treebank.sentences().isEmpty() && treebank.faults().isEmpty()) {
        throw new DataException(path + ": found no sentence; expected at least one");
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      return new TreebankFile(
          path, new DataSource(path.toString(), Files.size(path), hex), treebank);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static InputStream text(Path path, InputStream stored) throws IOException {
    InputStream in = new BufferedInputStream(stored);
    in.mark(2);
    // No UTF-8 text starts with these two bytes.
    boolean magic = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return magic || path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static DataException unreadable(Path path, IOException e) {
    if (!Files.exists(path)) {
      return new DataException(
          path + ": found no such file; expected a treebank or a text: check the path", e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return new DataException(
          path + ": found damaged gzip (" + e.getMessage() + "); expected it whole: copy it again",
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
