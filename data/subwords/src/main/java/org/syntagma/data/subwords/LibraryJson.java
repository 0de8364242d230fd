package org.syntagma.data.subwords;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.DataException;

/**
 * Makes of a {@code tokenizer.json} the one that the library is given, so that text never becomes a
 * special symbol: the library looks for added tokens in every text, and some models look for any
 * token of their vocabulary. Special symbols are therefore taken out of both. Other added tokens
 * stay; they become tokens of the model, since the library would otherwise count their ids anew.
 * Nothing is cut off, filled up or left to chance.
 */
final class LibraryJson {
  private final TokenizerFile file;
  private final Set<String> special;
  private final String unknown;
  private final int unknownId;

  private LibraryJson(TokenizerFile file, Set<String> special, String unknown, int unknownId) {
    this.file = file;
    this.special = special;
    this.unknown = unknown;
    this.unknownId = unknownId;
  }

  /**
   * What the library is given.
   *
   * @param special symbols that text never becomes; that for what is unknown among them or not
   * @param unknown what the library may use for what it cannot write
   */
  static JsonObject of(TokenizerFile file, Set<String> special, String unknown, int unknownId) {
    Set<String> without = new HashSet<>(special);
    without.remove(unknown);
    // Some models fail without the token that they name, even where nothing is unknown.
    file.unknown().filter(each -> !file.modelType().equals("BPE")).ifPresent(without::remove);
    return new LibraryJson(file, without, unknown, unknownId).json();
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    for (String part : List.of("normalizer", "pre_tokenizer", "decoder")) {
      json.add(part, file.json().has(part) ? file.json().get(part) : JsonNull.INSTANCE);
    }
    JsonArray added = new JsonArray();
    Json.member(file.json(), "added_tokens")
        .ifPresent(all -> all.getAsJsonArray().forEach(each -> keep(each, added)));
    json.add("added_tokens", added);
    JsonObject model = file.model().deepCopy();
    if (model.get("vocab").isJsonArray()) {
      model.add("vocab", scored(model.getAsJsonArray("vocab")));
    } else {
      model.add("vocab", numbered());
    }
    model.addProperty("type", file.modelType());
    if (file.modelType().equals("BPE")) {
      model.add("dropout", JsonNull.INSTANCE);
      model.addProperty("unk_token", unknown);
      model.add("merges", merges());
    }
    json.add("model", model);
    return json;
  }

  private void keep(JsonElement token, JsonArray kept) {
    String content = token.getAsJsonObject().get("content").getAsString();
    if (!special.contains(content) && !content.equals(unknown)) {
      kept.add(token);
    }
  }

  private JsonObject numbered() {
    JsonObject ids = new JsonObject();
    for (Map.Entry<String, Integer> each : file.vocabulary().entrySet()) {
      if (!special.contains(each.getKey())) {
        ids.addProperty(each.getKey(), each.getValue());
      }
    }
    for (TokenizerFile.Added each : file.added()) {
      if (!special.contains(each.content())) {
        ids.addProperty(each.content(), each.id());
      }
    }
    if (file.modelType().equals("BPE")) {
      ids.addProperty(unknown, unknownId);
    }
    return ids;
  }

  /** Ids are places here, so that nothing can be taken out, but only be named as no text is. */
  private JsonArray scored(JsonArray pieces) {
    JsonArray scored = new JsonArray();
    double least = 0;
    for (JsonElement piece : pieces) {
      String token = piece.getAsJsonArray().get(0).getAsString();
      JsonElement score = piece.getAsJsonArray().get(1);
      scored.add(piece(special.contains(token) ? hidden(scored.size()) : token, score));
      least = Math.min(least, Json.number(score).orElse(0));
    }
    for (TokenizerFile.Added each : file.added()) {
      while (scored.size() <= each.id()) {
        scored.add(piece(hidden(scored.size()), new JsonPrimitive(least)));
      }
      if (each.id() >= pieces.size() && !special.contains(each.content())) {
        scored.set(each.id(), piece(each.content(), new JsonPrimitive(least)));
      }
    }
    return scored;
  }

  /** U+FDD0 is no character and stands in no text; what encodes looks again nevertheless. */
  private static String hidden(int id) {
    return "\uFDD0" + id + "\uFDD0";
  }

  private static JsonArray piece(String token, JsonElement score) {
    JsonArray piece = new JsonArray();
    piece.add(token);
    piece.add(score);
    return piece;
  }

  /** Without those rules that make, or are made of, what was taken out. */
  private JsonArray merges() {
    JsonArray kept = new JsonArray();
    JsonElement merges = Json.member(file.model(), "merges").orElseGet(JsonArray::new);
    if (!merges.isJsonArray()) {
      throw new DataException(
          "%s: model.merges: found %s; expected a list"
              .formatted(file.where(), Json.shown(merges)));
    }
    for (JsonElement each : merges.getAsJsonArray()) {
      Merge merge =
          MergeRule.of(each)
              .orElseThrow(
                  () ->
                      new DataException(
                          "%s: model.merges: found %s; expected two tokens, \"a b\" or [\"a\", \"b\"]"
                              .formatted(file.where(), Json.shown(each))));
      boolean whole =
          List.of(merge.left(), merge.right(), merge.whole()).stream().noneMatch(special::contains);
      if (whole) {
        kept.add(each);
      }
    }
    return kept;
  }
}
