package org.syntagma.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a configuration file whole, or says in one line why not. */
final class FileText {
  private static final int LARGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private FileText() {}

  static String read(Path file) {
    String text = decode(file, bytes(file));
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (content.isBlank()) {
      throw refuse(file, "the file is empty; expected settings such as 'name: my-run'");
    }
    return content;
  }

  private static byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw refuse(file, "this is a folder; give the configuration file inside it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw refuse(
            file, "the file is larger than 1 MiB, so it is hardly a configuration; check the path");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw refuse(
          file,
          "there is no such file; check the path (it is looked up from the working directory)");
    } catch (IOException e) {
      throw refuse(
          file,
          "the file cannot be read (" + e.getClass().getSimpleName() + "); check its permissions");
    }
  }

  private static String decode(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (decoder.decode(in, out, true).isError()) {
      long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
      throw refuse(
          file,
          "line %d: byte %d of the file is not UTF-8 text; save the file as UTF-8"
              .formatted(line, in.position()));
    }
    return out.flip().toString();
  }

  private static ConfigurationException refuse(Path file, String message) {
    return new ConfigurationException(file + ": " + message);
  }
}
