package org.syntagma.data.tokenizers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer.Special;

/**
 * Learned symbols in their order, after the special ones: pad 0, begin 1, end 2, unknown 3.
 * Immutable.
 */
final class Vocabulary {
  static final Special SPECIAL = new Special(0, 1, 2, 3);

  static final List<String> SPECIAL_NAMES = List.of("<pad>", "<begin>", "<end>", "<unknown>");

  static final int SPECIALS = SPECIAL_NAMES.size();

  private final List<String> symbols;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int[] pointIds;

  /**
   * Takes symbols in the order of their ids.
   *
   * @throws DataException if there are none
   */
  Vocabulary(List<String> symbols) {
    if (symbols.isEmpty()) {
      throw new DataException(
          "a tokenizer found no text to learn its vocabulary from; expected a corpus that gives"
              + " its training text, such as 'text' or 'grammar'");
    }
    this.symbols = List.copyOf(symbols);
    for (String symbol : symbols) {
      ids.put(symbol, SPECIALS + ids.size());
    }
    int[] points =
        symbols.stream().filter(Vocabulary::isPoint).mapToInt(s -> s.codePointAt(0)).toArray();
    pointIds = new int[Arrays.stream(points).max().orElse(-1) + 1];
    Arrays.fill(pointIds, SPECIAL.unknown());
    for (int point : points) {
      pointIds[point] = ids.get(Character.toString(point));
    }
  }

  List<String> symbols() {
    return symbols;
  }

  int size() {
    return SPECIALS + symbols.size();
  }

  int id(String symbol) {
    return ids.getOrDefault(symbol, SPECIAL.unknown());
  }

  /** The id of a symbol that is one code point, without making a string of it. */
  int id(int point) {
    return point < pointIds.length ? pointIds[point] : SPECIAL.unknown();
  }

  private static boolean isPoint(String symbol) {
    return symbol.codePointCount(0, symbol.length()) == 1;
  }

  /** What an id adds to text: nothing where it is special, U+FFFD where it is unknown. */
  String text(int id) {
    check(id);
    if (id >= SPECIALS) {
      return symbols.get(id - SPECIALS);
    }
    return id == SPECIAL.unknown() ? "\uFFFD" : "";
  }

  /** The symbol for people: white space and other unseen characters as escapes. */
  String shown(int id) {
    check(id);
    if (id < SPECIALS) {
      return SPECIAL_NAMES.get(id);
    }
    StringBuilder shown = new StringBuilder();
    text(id).codePoints().forEach(point -> shown.append(shownPoint(point)));
    return shown.toString();
  }

  private void check(int id) {
    if (id < 0 || id >= size()) {
      throw new IllegalArgumentException("id = " + id + ": must be from 0 to " + (size() - 1));
    }
  }

  private static String shownPoint(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case ' ' -> "\\s";
      default ->
          switch (Character.getType(point)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SPACE_SEPARATOR,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.UNASSIGNED ->
                "\\u{%X}".formatted(point);
            default -> Character.toString(point);
          };
    };
  }

  /** A digest of the symbols and their order. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String symbol : symbols) {
        digest.update(symbol.getBytes(StandardCharsets.UTF_8));
        // No UTF-8 text holds this byte, so that it parts symbols for sure.
        digest.update((byte) 0xFF);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
