package org.syntagma.data.subwords;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.syntagma.api.data.DataException;

/** Finds out which part of a tokenizer Hugging Face's library does not take. */
final class Refusal {
  private static final String LEAST =
      "{\"version\": \"1.0\", \"model\": {\"type\": \"WordLevel\", \"vocab\": {\"a\": 0},"
          + " \"unk_token\": \"a\"}}";

  private Refusal() {}

  /**
   * What to tell.
   *
   * @param given what the library was given
   */
  static DataException of(TokenizerFile file, JsonObject given, RuntimeException refusal) {
    for (String part : List.of("normalizer", "pre_tokenizer", "decoder", "model")) {
      JsonObject alone = JsonParser.parseString(LEAST).getAsJsonObject();
      alone.add(part, given.get(part));
      try {
        // Only whether it can be made is asked.
        NativeTokenizer unused = new NativeTokenizer(TokenizerJson.text(alone));
      } catch (RuntimeException e) {
        return told(file, part, e);
      }
    }
    return told(file, "added_tokens", refusal);
  }

  private static DataException told(TokenizerFile file, String part, RuntimeException e) {
    // Line and column are those of what the library was given, not of the file.
    String reason = String.valueOf(e.getMessage()).replaceFirst(" at line \\d+ column \\d+$", "");
    if (reason.contains("untagged enum")) {
      reason = "a setting of it is missing, of another type, or none that the library knows";
    }
    return new DataException(
        "%s: %s: Hugging Face's library refuses it: %s".formatted(file.where(), part, reason), e);
  }
}
