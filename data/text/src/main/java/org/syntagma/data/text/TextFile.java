package org.syntagma.data.text;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.syntagma.api.data.DataException;

/** A file of UTF-8 text, plain or compressed by gzip. */
record TextFile(Path path) {
  private static final int BUFFER = 1 << 16;

  /** The characters. Only what {@link TextScan} accepted is sure to be text. */
  Reader reader() throws IOException {
    return new InputStreamReader(text(stored()), StandardCharsets.UTF_8.newDecoder());
  }

  /** The bytes as stored. */
  InputStream stored() throws IOException {
    return Files.newInputStream(path);
  }

  /** The bytes of the text, from the bytes as stored. */
  InputStream text(InputStream stored) throws IOException {
    InputStream in = new BufferedInputStream(stored, BUFFER);
    return isGzip(in) ? new GZIPInputStream(in, BUFFER) : in;
  }

  private boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    // No UTF-8 text starts with these two bytes.
    boolean magic = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return magic || path.toString().endsWith(".gz");
  }

  DataException unreadable(IOException e) {
    if (!Files.exists(path)) {
      return new DataException(
          path + ": found no such file; expected a UTF-8 text: check the path", e);
    }
    if (Files.isDirectory(path)) {
      return new DataException(path + ": found a folder; expected a UTF-8 text file", e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return new DataException(
          path + ": found damaged gzip (" + e.getMessage() + "); expected it whole: copy it again",
          e);
    }
    return new DataException(path + ": cannot be read (" + e + ")", e);
  }
}
