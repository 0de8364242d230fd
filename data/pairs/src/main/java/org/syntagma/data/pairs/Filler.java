package org.syntagma.data.pairs;

import com.google.gson.JsonElement;
import org.syntagma.api.data.Pair;

/** Makes pairs of JSON values. */
@FunctionalInterface
interface Filler {
  /**
   * The pair for one row.
   *
   * @throws Misfit if the row lacks a field
   */
  Pair pair(JsonElement row) throws Misfit;
}
