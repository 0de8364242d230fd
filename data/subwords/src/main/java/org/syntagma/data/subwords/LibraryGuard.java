package org.syntagma.data.subwords;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.syntagma.api.data.DataException;

/**
 * Refuses what Hugging Face's library takes for granted. Where it errs, its native code ends the
 * whole JVM instead of failing.
 */
final class LibraryGuard {
  private final TokenizerFile file;

  private LibraryGuard(TokenizerFile file) {
    this.file = file;
  }

  /**
   * Looks at a tokenizer before the library does.
   *
   * @throws DataException if the library would end the JVM over it
   */
  static void check(TokenizerFile file) {
    LibraryGuard guard = new LibraryGuard(file);
    switch (file.modelType()) {
      case "BPE" -> guard.checkMerges();
      case "Unigram" -> guard.checkUnknown("unk_id");
      default -> guard.checkUnknown("unk_token");
    }
    Json.member(file.json(), "normalizer").ifPresent(part -> guard.checkPart("normalizer", part));
    Json.member(file.json(), "decoder").ifPresent(part -> guard.checkPart("decoder", part));
  }

  private DataException fault(String place, String found, String expected) {
    return new DataException(
        "%s: %s: found %s; expected %s".formatted(file.where(), place, found, expected));
  }

  /** It cuts the prefix off the right token of each rule. */
  private void checkMerges() {
    String prefix = Json.text(file.model(), "continuing_subword_prefix").orElse("");
    JsonElement merges = file.model().get("merges");
    if (!prefix.isEmpty() && merges != null && merges.isJsonArray()) {
      for (JsonElement each : merges.getAsJsonArray()) {
        if (!MergeRule.of(each).map(merge -> merge.right().startsWith(prefix)).orElse(true)) {
          throw fault("model.merges", Json.shown(each), "'" + prefix + "' before its second token");
        }
      }
    }
  }

  /** It looks this up at the first text that has something unknown. */
  private void checkUnknown(String key) {
    if (file.unknown().filter(file.vocabulary()::containsKey).isEmpty()) {
      throw fault(
          "model." + key,
          Json.member(file.model(), key).map(Json::shown).orElse("nothing"),
          "a token of model.vocab for what is unknown");
    }
  }

  private void checkPart(String place, JsonElement found) {
    JsonObject part = found.getAsJsonObject();
    switch (Json.text(part, "type").orElse("")) {
      case "Sequence" -> {
        JsonElement inner = part.has("decoders") ? part.get("decoders") : part.get("normalizers");
        int number = 0;
        for (JsonElement each : inner.getAsJsonArray()) {
          checkPart("%s[%d]".formatted(place, number++), each);
        }
      }
      case "Precompiled" ->
          Json.text(part, "precompiled_charsmap")
              .flatMap(CharacterMap::fault)
              .ifPresent(
                  fault -> {
                    throw fault(place + ".precompiled_charsmap", fault, "SentencePiece's table");
                  });
      case "Strip" -> {
        // It looks for as many characters as it may take away, be they there or not.
        if (place.startsWith("decoder") && !part.get("stop").toString().equals("0")) {
          throw fault(place + ".stop", Json.shown(part.get("stop")), "0: no text ends in padding");
        }
      }
      default -> {
        // The library checks the others.
      }
    }
  }
}
