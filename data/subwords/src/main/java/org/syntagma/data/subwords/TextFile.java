package org.syntagma.data.subwords;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.syntagma.api.data.DataException;

/** Reads a whole text, plain or gzip. */
final class TextFile {
  // The largest tokenizer in use has some 30 MB.
  private static final int LARGEST = 1 << 28;
  private static final int GZIP = 0x1F8B;

  private TextFile() {}

  /**
   * The file's text, without the mark that can begin it.
   *
   * @throws DataException if it cannot be read, is too large or is not UTF-8
   */
  static String read(Path path) {
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(path));
        InputStream in = isGzip(stored) ? new GZIPInputStream(stored) : stored) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new DataException(
            "%s: found more than %d MiB; expected the files of a tokenizer"
                .formatted(path, LARGEST >> 20));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DataException(path + ": not UTF-8; expected a tokenizer.json or its parts", e);
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read (" + e + ")", e);
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return ((first << 8) | second) == GZIP;
  }
}
