package org.syntagma.data.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;

/** A grammar as it is written, before it is read. */
record GrammarText(String name, String text) {

  /** The grammar of English that comes with this module. */
  static GrammarText english() {
    try (InputStream in = GrammarText.class.getResourceAsStream("english.pcfg")) {
      return new GrammarText("english.pcfg", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A grammar of one's own.
   *
   * @throws DataException if the file cannot be read
   */
  static GrammarText of(Path path) {
    try {
      return new GrammarText(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new DataException(
          path
              + ": found no readable UTF-8 file; expected a grammar, or no path for the English one",
          e);
    }
  }

  ProbabilisticGrammar read() {
    return GrammarReader.read(name, text);
  }

  ContextFreeGrammar rules() {
    return GrammarReader.rules(name, text);
  }

  DataSource source() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new DataSource(name, bytes.length, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
