package org.syntagma.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;

/**
 * What one pass over a whole file finds out.
 *
 * @param source its name, size and digest
 * @param characters its length in Unicode code points
 */
record TextScan(DataSource source, long characters) {
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the whole file.
   *
   * @throws DataException if the file is absent, empty, damaged or not UTF-8
   */
  static TextScan of(TextFile file) {
    MessageDigest digest = sha256();
    try (DigestInputStream stored = new DigestInputStream(file.stored(), digest);
        InputStream text = file.text(stored)) {
      long characters = new Utf8Check(file).count(text);
      if (characters == 0) {
        throw new DataException(file.path() + ": found an empty file; expected a UTF-8 text");
      }
      // Whatever follows the last gzip member belongs to the file's digest too.
      stored.transferTo(OutputStream.nullOutputStream());
      String hex = HexFormat.of().formatHex(digest.digest());
      return new TextScan(
          new DataSource(file.path().toString(), Files.size(file.path()), hex), characters);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Decodes only to find where decoding fails. */
  private static final class Utf8Check {
    private final TextFile file;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private long decoded;
    private long characters;

    private Utf8Check(TextFile file) {
      this.file = file;
    }

    private long count(InputStream text) throws IOException {
      int read = 0;
      while (read >= 0) {
        read = text.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        decode(read < 0);
        bytes.compact();
      }
      return characters;
    }

    private void decode(boolean end) {
      // The buffer for characters is as large as that for bytes, so that it cannot overflow.
      CoderResult result = decoder.decode(bytes, chars.clear(), end);
      if (result.isError()) {
        throw new DataException(
            "%s: byte %d of the text (0x%02X) is not UTF-8; expected UTF-8: convert the file first"
                .formatted(file.path(), decoded + bytes.position(), bytes.get(bytes.position())));
      }
      decoded += bytes.position();
      characters += Character.codePointCount(chars.array(), 0, chars.position());
    }
  }
}
