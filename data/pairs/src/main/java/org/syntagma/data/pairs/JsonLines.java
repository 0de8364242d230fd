package org.syntagma.data.pairs;

import com.google.gson.JsonElement;
import org.syntagma.api.data.Pair;

/** A JSON value in each line. */
record JsonLines(Template source, Template target) implements LineFormat {
  @Override
  public Pair pair(String line) throws Misfit {
    JsonElement value = Json.parse(line);
    return Pair.of(source.fill(value), target.fill(value));
  }
}
