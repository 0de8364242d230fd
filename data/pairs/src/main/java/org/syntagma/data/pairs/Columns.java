package org.syntagma.data.pairs;

import java.util.List;
import org.syntagma.api.data.Pair;

/**
 * Which columns of a table the two parts of a pair are in, from 0.
 *
 * @param separators what separates columns, in the words of messages
 */
record Columns(int source, int target, String separators) implements TableLayout.Fields {

  @Override
  public Pair pair(List<String> fields) throws Misfit {
    int needed = Math.max(source, target) + 1;
    if (fields.size() < needed) {
      throw new Misfit(
          "found %d %s; expected at least %d, separated by %s"
              .formatted(
                  fields.size(), fields.size() == 1 ? "field" : "fields", needed, separators));
    }
    return Pair.of(fields.get(source), fields.get(target));
  }
}
