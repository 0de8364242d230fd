package org.syntagma.data.subwords;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a text where GPT-2's pre-tokenization parts it in any case: before a space that follows a
 * letter or digit. The pieces are encoded at the same time, and to the same ids as the whole.
 */
final class Cuts {
  private static final int PIECE = 1 << 10;

  private Cuts() {}

  /** Whether a tokenizer splits all text as GPT-2 does, and looks at nothing before that. */
  static boolean suit(JsonObject tokenizer) {
    Optional<JsonObject> splitting =
        Json.member(tokenizer, "pre_tokenizer").map(part -> part.getAsJsonObject());
    return Json.member(tokenizer, "normalizer").isEmpty()
        && tokenizer.getAsJsonArray("added_tokens").isEmpty()
        && splitting
            .filter(part -> Json.text(part, "type").filter("ByteLevel"::equals).isPresent())
            .filter(part -> !Json.isTrue(part, "add_prefix_space"))
            .filter(part -> !part.has("use_regex") || Json.isTrue(part, "use_regex"))
            .isPresent();
  }

  static String[] of(String text) {
    List<String> pieces = new ArrayList<>(text.length() / PIECE + 1);
    int from = 0;
    for (int i = PIECE; i < text.length(); i++) {
      if (text.charAt(i) == ' ' && Character.isLetterOrDigit(text.charAt(i - 1))) {
        pieces.add(text.substring(from, i));
        from = i;
        i += PIECE;
      }
    }
    pieces.add(text.substring(from));
    return pieces.toArray(String[]::new);
  }
}
