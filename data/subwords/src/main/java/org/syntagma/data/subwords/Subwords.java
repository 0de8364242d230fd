package org.syntagma.data.subwords;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer.Special;

/** A tokenizer's file, opened: text to ids by the library, and ids to text. Immutable. */
final class Subwords {
  private final String where;
  private final String text;
  private final int fileSize;
  private final Symbols symbols;
  private final Special special;
  private final Map<String, Integer> specialIds = new LinkedHashMap<>();
  private final BitSet silent = new BitSet();
  private final String[] tokens;
  private final NativeTokenizer library;
  private final boolean cuts;
  private final Decoder decoder;
  private final String identity;

  private Subwords(TokenizerFile file, Symbols symbols) {
    // The parsed file is many times as large as its text and is not kept.
    where = file.where();
    text = file.text();
    fileSize = file.size();
    this.symbols = symbols;
    int size = fileSize;
    for (String name : symbols.all()) {
      if (!specialIds.containsKey(name)) {
        Optional<Integer> known = file.id(name);
        specialIds.put(name, known.isPresent() ? known.get() : size++);
      }
    }
    special =
        new Special(
            specialIds.get(symbols.pad()),
            specialIds.get(symbols.begin()),
            specialIds.get(symbols.end()),
            specialIds.get(symbols.unknown()));
    file.added().stream()
        .filter(TokenizerFile.Added::special)
        .forEach(each -> specialIds.putIfAbsent(each.content(), each.id()));
    specialIds.values().forEach(silent::set);
    silent.clear(special.unknown());
    tokens = tokens(file, size);
    JsonObject json =
        LibraryJson.of(file, specialIds.keySet(), symbols.unknown(), special.unknown());
    library = open(file, json);
    cuts = Cuts.suit(json);
    decoder =
        PieceBytes.of(file.json())
            .<Decoder>map(form -> new PieceDecoder(form, tokens, silent, special.unknown()))
            .orElseGet(() -> new LibraryDecoder(library, silent, special.unknown()));
    identity = identity(text, symbols);
  }

  /**
   * Opens a file.
   *
   * @throws DataException if the library refuses it
   */
  static Subwords of(TokenizerFile file, Symbols symbols) {
    return new Subwords(file, symbols);
  }

  private static NativeTokenizer open(TokenizerFile file, JsonObject json) {
    String given = TokenizerJson.text(json);
    if (!WellFormed.isWellFormed(given)) {
      throw new DataException(
          file.where() + ": found half of a surrogate pair; expected whole characters");
    }
    try {
      return new NativeTokenizer(given);
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Refusal.of(file, json, e);
    }
  }

  private String[] tokens(TokenizerFile file, int size) {
    String[] all = new String[size];
    file.vocabulary().forEach((token, id) -> all[id] = token);
    file.added().forEach(each -> all[each.id()] = each.content());
    specialIds.forEach((token, id) -> all[id] = token);
    for (int id = 0; id < size; id++) {
      if (all[id] == null) {
        all[id] = "";
      }
    }
    return all;
  }

  /** The file's text as it was found. */
  String text() {
    return text;
  }

  Symbols symbols() {
    return symbols;
  }

  Special special() {
    return special;
  }

  int size() {
    return tokens.length;
  }

  int fileSize() {
    return fileSize;
  }

  int[] encode(String text) {
    String whole = WellFormed.text(text);
    long[][] parts = cuts ? library.encode(Cuts.of(whole)) : new long[][] {encodeWhole(whole)};
    int length = 0;
    for (long[] part : parts) {
      length += part.length;
    }
    int[] ids = new int[length];
    int next = 0;
    for (long[] part : parts) {
      for (long id : part) {
        // The library does not know special symbols; a text that guesses their stand-ins might.
        ids[next++] = silent.get((int) id) ? special.unknown() : (int) id;
      }
    }
    return ids;
  }

  private long[] encodeWhole(String text) {
    try {
      return library.encode(text);
    } catch (RuntimeException e) {
      throw new DataException(
          "%s: Hugging Face's library cannot encode a text with it: %s"
              .formatted(where, e.getMessage()),
          e);
    }
  }

  String decode(int[] ids) {
    check(ids);
    return decoder.decode(ids);
  }

  long bytes(int[] ids) {
    check(ids);
    return decoder.bytes(ids);
  }

  private void check(int[] ids) {
    for (int id : ids) {
      check(id);
    }
  }

  String symbol(int id) {
    check(id);
    String token = tokens[id];
    return token.isBlank() ? "<%d>%s".formatted(id, escaped(token)) : token;
  }

  private static String escaped(String blank) {
    StringBuilder text = new StringBuilder();
    blank.codePoints().forEach(point -> text.append("\\u{%X}".formatted(point)));
    return text.toString();
  }

  private void check(int id) {
    if (id < 0 || id >= tokens.length) {
      throw new IllegalArgumentException("id = " + id + ": must be from 0 to " + (size() - 1));
    }
  }

  OptionalInt id(String symbol) {
    Integer id = specialIds.get(symbol);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  String identity() {
    return identity;
  }

  private static String identity(String file, Symbols symbols) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file.getBytes(StandardCharsets.UTF_8));
      for (String name : symbols.all()) {
        // No UTF-8 text holds this byte, so that it parts names for sure.
        digest.update((byte) 0xFF);
        digest.update(name.getBytes(StandardCharsets.UTF_8));
      }
      return "subwords-1:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
