package org.syntagma.data.subwords;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Optional;

/** Both ways to write a {@link Merge}. */
final class MergeRule {
  private MergeRule() {}

  static Optional<Merge> of(JsonElement rule) {
    if (rule.isJsonArray()) {
      JsonArray pair = rule.getAsJsonArray();
      return pair.size() == 2 && Json.isText(pair.get(0)) && Json.isText(pair.get(1))
          ? Optional.of(new Merge(pair.get(0).getAsString(), pair.get(1).getAsString()))
          : Optional.empty();
    }
    return Json.isText(rule) ? of(rule.getAsString()) : Optional.empty();
  }

  /** Two tokens with one space between them. */
  static Optional<Merge> of(String rule) {
    int space = rule.indexOf(' ');
    boolean pair = space > 0 && space < rule.length() - 1 && space == rule.lastIndexOf(' ');
    return pair
        ? Optional.of(new Merge(rule.substring(0, space), rule.substring(space + 1)))
        : Optional.empty();
  }
}
