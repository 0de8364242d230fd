package org.syntagma.data.pairs;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON as RFC 8259 has it, with what is wrong in plain words. */
final class Json {
  private static final int DEEPEST = 100;
  private static final Pattern PLACE = Pattern.compile(" at line \\d+ column (\\d+) path (\\S+)");

  private Json() {}

  static JsonReader reader(Reader text) {
    JsonReader reader = new JsonReader(text);
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    return reader;
  }

  /**
   * The value that the whole text is.
   *
   * @throws Misfit if it is none
   */
  static JsonElement parse(String text) throws Misfit {
    JsonReader reader = reader(new StringReader(text));
    try {
      JsonElement value = JsonParser.parseReader(reader);
      if (!isAtEnd(reader)) {
        throw new Misfit("found more after the JSON value; expected one in each line");
      }
      return value;
    } catch (JsonParseException | IOException e) {
      throw new Misfit(fault(e));
    }
  }

  /** Whether nothing follows the value that was read. */
  static boolean isAtEnd(JsonReader reader) throws IOException {
    try {
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  /** What is wrong, in the words of a message. */
  static String fault(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Nesting limit")) {
      return "found JSON that is nested deeper than %d; expected at most that".formatted(DEEPEST);
    }
    if (e instanceof EOFException
        || e.getCause() instanceof EOFException
        || message.contains("Unterminated string")) {
      return "found JSON that ends in the middle of a value; expected it whole: copy the file again";
    }
    Matcher place = PLACE.matcher(message);
    return place.find()
        ? "found what is no JSON, at column %s after %s; expected JSON"
            .formatted(place.group(1), place.group(2))
        : "found what is no JSON (%s); expected JSON".formatted(message);
  }
}
