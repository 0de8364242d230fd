package org.syntagma.data.pairs;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.syntagma.api.data.Pair;

/**
 * Takes a table's rows for JSON objects, whose fields are called as the columns are; without a
 * header, by their numbers from 1.
 */
record FilledTable(Filler filler, boolean header) implements TableLayout {
  @Override
  public Fields numbered() {
    return fields ->
        pair(IntStream.rangeClosed(1, fields.size()).mapToObj(String::valueOf).toList(), fields);
  }

  @Override
  public Fields named(List<String> names) throws Misfit {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new Misfit(
            "found several columns '%s' in the header; expected different names".formatted(name));
      }
    }
    // Columns that are not there are the header's fault, not that of every row.
    Pair unused = pair(names, names);
    return fields -> {
      if (fields.size() != names.size()) {
        throw new Misfit(
            "found %d %s; expected %d, as the header has"
                .formatted(fields.size(), fields.size() == 1 ? "field" : "fields", names.size()));
      }
      return pair(names, fields);
    };
  }

  private Pair pair(List<String> names, List<String> fields) throws Misfit {
    JsonObject row = new JsonObject();
    for (int i = 0; i < names.size(); i++) {
      row.addProperty(names.get(i), fields.get(i));
    }
    return filler.pair(row);
  }
}
