package org.syntagma.data.subwords;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.data.DataException;

/**
 * The parts of a {@code tokenizer.json} that are read here; Hugging Face's library reads the rest.
 *
 * @param where for messages
 * @param text as it was found
 * @param json the same, parsed; not changed
 * @param vocabulary the model's tokens and their ids
 * @param added tokens that are found in text before the model sees it, or never
 */
record TokenizerFile(
    String where,
    String text,
    JsonObject json,
    Map<String, Integer> vocabulary,
    List<Added> added) {
  // Four times the largest vocabulary in use. A table for all ids is as long as the greatest id.
  private static final int GREATEST_ID = 1 << 20;

  record Added(String content, int id, boolean special) {}

  /**
   * Reads the text of a file.
   *
   * @throws DataException if it is not a tokenizer; says where and why
   */
  static TokenizerFile of(String where, String text) {
    JsonObject json = Json.object(where, text);
    Reader reader = new Reader(where);
    SupportedParts.check(where, json);
    JsonObject model =
        Json.member(json, "model")
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .orElseThrow(() -> reader.fault("model", "no object of that name", "a tokenizer's"));
    TokenizerFile file =
        new TokenizerFile(where, text, json, reader.vocabulary(model), reader.added(json));
    LibraryGuard.check(file);
    return file;
  }

  JsonObject model() {
    return json.getAsJsonObject("model");
  }

  /** {@code BPE}, {@code Unigram}, {@code WordPiece} or {@code WordLevel}. */
  String modelType() {
    // Old files leave it out.
    return Json.text(model(), "type")
        .orElseGet(() -> model().get("vocab").isJsonArray() ? "Unigram" : "BPE");
  }

  /** The id of a token of the model, or of an added one. */
  Optional<Integer> id(String token) {
    return addedId(token).or(() -> Optional.ofNullable(vocabulary.get(token)));
  }

  Optional<Integer> addedId(String token) {
    return added.stream().filter(each -> each.content().equals(token)).map(Added::id).findFirst();
  }

  /** One more than the greatest id. */
  int size() {
    int size = 0;
    for (int id : vocabulary.values()) {
      size = Math.max(size, id + 1);
    }
    for (Added each : added) {
      size = Math.max(size, each.id() + 1);
    }
    return size;
  }

  /** What the model makes of text that it cannot write, if it names a token for that. */
  Optional<String> unknown() {
    if (modelType().equals("Unigram")) {
      double id =
          Json.member(model(), "unk_id")
              .map(Json::number)
              .orElseGet(OptionalDouble::empty)
              .orElse(-1);
      return vocabulary.entrySet().stream()
          .filter(entry -> entry.getValue() == id)
          .map(Map.Entry::getKey)
          .findFirst();
    }
    return Json.text(model(), "unk_token");
  }

  private record Reader(String where) {
    private DataException fault(String place, String found, String expected) {
      return new DataException(
          "%s: %s: found %s; expected %s".formatted(where, place, found, expected));
    }

    private Map<String, Integer> vocabulary(JsonObject model) {
      Map<String, Integer> ids = new LinkedHashMap<>();
      JsonElement vocabulary =
          Json.member(model, "vocab")
              .orElseThrow(() -> fault("model.vocab", "nothing", "tokens and their ids"));
      if (vocabulary.isJsonArray()) {
        for (JsonElement each : vocabulary.getAsJsonArray()) {
          String place = "model.vocab[%d]".formatted(ids.size());
          if (ids.put(piece(each, place), ids.size()) != null) {
            throw fault(place, Json.shown(each) + " a second time", "each token once");
          }
        }
      } else if (vocabulary.isJsonObject()) {
        vocabulary
            .getAsJsonObject()
            .asMap()
            .forEach((token, id) -> ids.put(token, id(id, "model.vocab", token)));
      } else {
        throw fault("model.vocab", Json.shown(vocabulary), "tokens and their ids");
      }
      ids.keySet().forEach(token -> checkCharacters(token, "model.vocab"));
      checkIds(ids);
      return ids;
    }

    private String piece(JsonElement element, String place) {
      if (element.isJsonArray()
          && element.getAsJsonArray().size() == 2
          && Json.isText(element.getAsJsonArray().get(0))) {
        return element.getAsJsonArray().get(0).getAsString();
      }
      throw fault(place, Json.shown(element), "a token and its score, [\"…\", -1.5]");
    }

    private void checkIds(Map<String, Integer> ids) {
      Map<Integer, String> tokens = new LinkedHashMap<>();
      ids.forEach(
          (token, id) -> {
            String other = tokens.put(id, token);
            if (other != null) {
              throw fault(
                  "model.vocab", "id %d for '%s' and '%s'".formatted(id, other, token), "one each");
            }
          });
    }

    private List<Added> added(JsonObject json) {
      List<Added> added = new ArrayList<>();
      JsonElement list = Json.member(json, "added_tokens").orElseGet(JsonArray::new);
      if (!list.isJsonArray()) {
        throw fault("added_tokens", Json.shown(list), "a list");
      }
      for (JsonElement each : list.getAsJsonArray()) {
        String place = "added_tokens[%d]".formatted(added.size());
        if (!each.isJsonObject()) {
          throw fault(place, Json.shown(each), "an object with id and content");
        }
        JsonObject token = each.getAsJsonObject();
        String content =
            Json.text(token, "content")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> fault(place, "no content", "the token's text"));
        checkCharacters(content, place);
        JsonElement id =
            Json.member(token, "id").orElseThrow(() -> fault(place, "no id", "a number"));
        added.add(new Added(content, id(id, place, content), isSpecial(token, place)));
      }
      return added;
    }

    private boolean isSpecial(JsonObject token, String place) {
      JsonElement special = Json.member(token, "special").orElse(null);
      if (special == null) {
        return false;
      }
      if (!special.isJsonPrimitive() || !special.getAsJsonPrimitive().isBoolean()) {
        throw fault(place + ".special", Json.shown(special), "true or false");
      }
      return special.getAsBoolean();
    }

    private int id(JsonElement id, String place, String token) {
      double number = Json.number(id).orElse(-1);
      if (number >= 0 && number <= GREATEST_ID && number == Math.rint(number)) {
        return (int) number;
      }
      throw fault(
          place,
          "id %s for '%s'".formatted(Json.shown(id), token),
          "a whole number from 0 to " + GREATEST_ID);
    }

    private void checkCharacters(String token, String place) {
      if (!WellFormed.isWellFormed(token)) {
        throw fault(place, "half of a surrogate pair in '%s'".formatted(token), "whole characters");
      }
    }
  }
}
