package org.syntagma.data.pairs;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.data.DataException;

/**
 * A text with fields of a JSON value in braces: {@code {question}}, {@code {a.b}} for the field b
 * of the field a, {@code {a.0}} for the first item of the list a. Doubled braces stand for braces.
 */
final class Template {
  /** What a piece of the template becomes. */
  private interface Piece {
    String of(JsonElement row) throws Misfit;
  }

  private final List<Piece> pieces;

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Reads a template.
   *
   * @param setting its name, for messages
   * @throws DataException if a brace stands alone, a field has no name, or there is no field
   */
  static Template parse(String setting, String text) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    boolean hasField = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        literal.append(c);
        i++;
      } else if (c == '{') {
        int end = text.indexOf('}', i);
        if (end <= i + 1) {
          throw wrong(
              setting, text, end < 0 ? "found '{' without '}'" : "found a field without a name");
        }
        pieces.add(literal(literal.toString()));
        literal.setLength(0);
        pieces.add(new Field(text.substring(i + 1, end))::of);
        hasField = true;
        i = end;
      } else if (c == '}') {
        throw wrong(setting, text, "found '}' without '{'");
      } else {
        literal.append(c);
      }
    }
    if (!hasField) {
      throw wrong(setting, text, "found no field");
    }
    pieces.add(literal(literal.toString()));
    return new Template(pieces);
  }

  private static Piece literal(String text) {
    return row -> text;
  }

  private static DataException wrong(String setting, String text, String found) {
    return new DataException(
        "%s = %s: %s; expected fields in braces, such as {question}, and {{ or }} for a brace"
            .formatted(setting, text, found));
  }

  /**
   * The text for one row.
   *
   * @throws Misfit if the row lacks a field
   */
  String fill(JsonElement row) throws Misfit {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece.of(row));
    }
    return text.toString();
  }
}
