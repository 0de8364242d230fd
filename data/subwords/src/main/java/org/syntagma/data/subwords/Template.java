package org.syntagma.data.subwords;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** What a {@code tokenizer.json} puts around a text when the library is asked for symbols, too. */
final class Template {
  private Template() {}

  /** Whether that begins with {@code symbol}. */
  static boolean beginsWith(String symbol, JsonObject tokenizer) {
    return part(tokenizer, "post_processor")
        .filter(processor -> begins(symbol, processor))
        .isPresent();
  }

  private static boolean begins(String symbol, JsonObject processor) {
    for (JsonElement each : list(processor, "processors")) {
      if (each.isJsonObject() && begins(symbol, each.getAsJsonObject())) {
        return true;
      }
    }
    JsonArray single = list(processor, "single");
    return !single.isEmpty()
        && single.get(0).isJsonObject()
        && part(single.get(0).getAsJsonObject(), "SpecialToken")
            .flatMap(first -> Json.text(first, "id"))
            .filter(symbol::equals)
            .isPresent();
  }

  private static Optional<JsonObject> part(JsonObject json, String name) {
    return Json.member(json, name)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject);
  }

  private static JsonArray list(JsonObject json, String name) {
    return Json.member(json, name)
        .filter(JsonElement::isJsonArray)
        .map(JsonElement::getAsJsonArray)
        .orElseGet(JsonArray::new);
  }
}
