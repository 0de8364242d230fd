package org.syntagma.data.pairs;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * One JSON value in a file, with a list somewhere inside it whose items are rows. It is read row by
 * row.
 *
 * @param list the names of the fields that lead to the list, separated by points; a point alone if
 *     the whole value is the list
 */
record JsonDocument(String list, Filler filler) implements Format {
  private static final int SHOWN = 20;

  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    CountedLines text = new CountedLines(in);
    JsonReader json = Json.reader(text);
    try {
      new Pass(text, json, rows)
          .value(list.equals(".") ? List.of() : List.of(list.split("\\.", -1)));
      if (!rows.isFull() && !Json.isAtEnd(json)) {
        rows.reject(text.line(), "", "found more after the JSON value; expected one");
      }
    } catch (JsonParseException | IOException e) {
      if (text.failure().isEmpty()) {
        rows.reject(text.line(), "", Json.fault(e));
      } else if (text.failure().get() instanceof CharacterCodingException) {
        rows.reject(
            text.line(),
            "",
            "found bytes that are not UTF-8 within 8,192 bytes from here; expected UTF-8");
      } else {
        throw text.failure().get();
      }
    }
  }

  private final class Pass {
    private final CountedLines text;
    private final JsonReader json;
    private final Rows rows;

    private Pass(CountedLines text, JsonReader json, Rows rows) {
      this.text = text;
      this.json = json;
      this.rows = rows;
    }

    private void value(List<String> steps) throws IOException {
      JsonToken expected = steps.isEmpty() ? JsonToken.BEGIN_ARRAY : JsonToken.BEGIN_OBJECT;
      if (json.peek() != expected) {
        throw rows.fatal(
            text.line(),
            "found no %s where rows: %s leads (%s); expected one"
                .formatted(steps.isEmpty() ? "list" : "object", list, json.getPath()));
      }
      if (steps.isEmpty()) {
        items();
      } else {
        field(steps.get(0), steps.subList(1, steps.size()));
      }
    }

    private void field(String name, List<String> rest) throws IOException {
      List<String> seen = new ArrayList<>();
      boolean isFound = false;
      json.beginObject();
      while (!rows.isFull() && json.hasNext()) {
        String next = json.nextName();
        if (next.equals(name)) {
          isFound = true;
          value(rest);
        } else {
          json.skipValue();
          if (seen.size() < SHOWN) {
            seen.add(next);
          }
        }
      }
      if (rows.isFull()) {
        return;
      }
      if (!isFound) {
        throw rows.fatal(
            text.line(),
            "found no field '%s' of rows: %s; the first fields there are %s"
                .formatted(name, list, String.join(", ", seen)));
      }
      json.endObject();
    }

    private void items() throws IOException {
      json.beginArray();
      while (!rows.isFull() && json.hasNext()) {
        JsonToken unused = json.peek();
        int line = text.line();
        JsonElement row = JsonParser.parseReader(json);
        rows.row(line, row::toString, () -> filler.pair(row));
      }
      if (!rows.isFull()) {
        json.endArray();
      }
    }
  }
}
