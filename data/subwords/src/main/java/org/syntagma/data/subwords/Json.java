package org.syntagma.data.subwords;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.data.DataException;

/** Reads JSON that may be anything, and says where it is not what it should be. */
final class Json {
  // A tokenizer.json nests fewer than ten levels; Hugging Face's library reads 127.
  private static final int DEEPEST = 100;

  private static final JsonPrimitive TRUE = new JsonPrimitive(true);

  private Json() {}

  /**
   * A whole text as one object.
   *
   * @param where for messages
   * @throws DataException if it is anything else, or has halves of surrogate pairs
   */
  static JsonObject object(String where, String text) {
    if (text.isBlank()) {
      throw new DataException(where + ": found nothing; expected a JSON object, { … }");
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new DataException(where + ": found more after the end of the JSON; expected nothing");
      }
      if (!element.isJsonObject()) {
        throw new DataException(
            where + ": found " + shown(element) + "; expected a JSON object, { … }");
      }
      return element.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      throw new DataException(where + ": not a JSON object: " + reason(e), e);
    }
  }

  /** What the reader found, without the address of its handbook and the name of its exception. */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst("^[\\w.]+Exception: ", "");
  }

  /** A member; empty where it is absent or null. */
  static Optional<JsonElement> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).filter(element -> !element.isJsonNull());
  }

  /** An object's member that is a text, if it is one. */
  static Optional<String> text(JsonObject object, String name) {
    return member(object, name).filter(Json::isText).map(JsonElement::getAsString);
  }

  static boolean isText(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  static boolean isTrue(JsonObject object, String name) {
    return member(object, name).filter(TRUE::equals).isPresent();
  }

  static OptionalDouble number(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()
        ? OptionalDouble.of(element.getAsDouble())
        : OptionalDouble.empty();
  }

  /** A value for messages, shortened. */
  static String shown(JsonElement element) {
    String text = element.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
