package org.syntagma.data.subwords;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.DataException;

/**
 * A kind of part of a {@code tokenizer.json}: where it stands and which types of it Hugging Face's
 * library has. The library itself only says that something did not match.
 *
 * @param key the name in the file
 * @param list where a sequence of such parts keeps them
 */
record SupportedParts(String key, String list, List<String> types) {
  private static final String SEQUENCE = "Sequence";

  private static final List<SupportedParts> ALL =
      List.of(
          new SupportedParts("model", "", List.of("BPE", "Unigram", "WordPiece", "WordLevel")),
          new SupportedParts(
              "normalizer",
              "normalizers",
              List.of(
                  "BertNormalizer",
                  "ByteLevel",
                  "Lowercase",
                  "NFC",
                  "NFD",
                  "NFKC",
                  "NFKD",
                  "Nmt",
                  "Precompiled",
                  "Prepend",
                  "Replace",
                  SEQUENCE,
                  "Strip",
                  "StripAccents")),
          new SupportedParts(
              "pre_tokenizer",
              "pretokenizers",
              List.of(
                  "BertPreTokenizer",
                  "ByteLevel",
                  "CharDelimiterSplit",
                  "Digits",
                  "Metaspace",
                  "Punctuation",
                  SEQUENCE,
                  "Split",
                  "UnicodeScripts",
                  "Whitespace",
                  "WhitespaceSplit")),
          new SupportedParts(
              "decoder",
              "decoders",
              List.of(
                  "BPEDecoder",
                  "ByteFallback",
                  "ByteLevel",
                  "CTC",
                  "Fuse",
                  "Metaspace",
                  "Replace",
                  SEQUENCE,
                  "Strip",
                  "WordPiece")));

  /**
   * Looks at every part's type.
   *
   * @throws DataException at the first that the library does not have
   */
  static void check(String where, JsonObject json) {
    for (SupportedParts part : ALL) {
      Json.member(json, part.key()).ifPresent(found -> part.check(where, part.key(), found));
    }
  }

  private void check(String where, String place, JsonElement found) {
    if (!found.isJsonObject()) {
      throw new DataException(
          "%s: %s: found %s; expected an object".formatted(where, place, Json.shown(found)));
    }
    JsonObject part = found.getAsJsonObject();
    Optional<JsonElement> type = Json.member(part, "type");
    boolean known =
        type.filter(Json::isText).map(e -> types.contains(e.getAsString())).orElse(false);
    // Old files leave out that they have byte pairs or unigrams.
    if (!known && (type.isPresent() || !list.isEmpty())) {
      throw new DataException(
          "%s: %s.type: found %s; Hugging Face's library knows %s"
              .formatted(where, place, type.map(Json::shown).orElse("nothing"), types));
    }
    if (known && type.orElseThrow().getAsString().equals(SEQUENCE)) {
      JsonElement inner = part.get(list);
      if (inner == null || !inner.isJsonArray()) {
        throw new DataException(
            "%s: %s: a sequence without a list '%s'".formatted(where, place, list));
      }
      for (int i = 0; i < inner.getAsJsonArray().size(); i++) {
        check(where, "%s.%s[%d]".formatted(place, list, i), inner.getAsJsonArray().get(i));
      }
    }
  }
}
