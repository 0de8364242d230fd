package org.syntagma.data.pairs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * A value inside a JSON value.
 *
 * @param name the names of fields, and the places of items from 0, from the outside in, separated
 *     by points
 */
record Field(String name) {
  private static final int SHOWN = 20;

  /**
   * The value as text: of a string its characters, of a number or a truth value what is written.
   *
   * @throws Misfit if there is no such value
   */
  String of(JsonElement row) throws Misfit {
    JsonElement value = row;
    for (String step : name.split("\\.", -1)) {
      value = inner(value, step);
    }
    if (value.isJsonPrimitive()) {
      return value.getAsString();
    }
    throw new Misfit("found %s in the field {%s}; expected a text".formatted(kind(value), name));
  }

  private JsonElement inner(JsonElement value, String step) throws Misfit {
    if (value instanceof JsonObject object) {
      if (!object.has(step)) {
        String fields = object.isEmpty() ? "none" : shown(object);
        throw absent(step, "the fields there are " + fields);
      }
      return object.get(step);
    }
    if (value instanceof JsonArray list) {
      if (!step.matches("0|[1-9][0-9]{0,8}")) {
        throw absent(step, "there is a list, whose items are numbered from 0");
      }
      int index = Integer.parseInt(step);
      if (index >= list.size()) {
        throw absent(step, "the list there has %d items, from 0".formatted(list.size()));
      }
      return list.get(index);
    }
    throw absent(step, "there is " + kind(value));
  }

  private Misfit absent(String step, String there) {
    String inside = step.equals(name) ? "" : " of {%s}".formatted(name);
    return new Misfit("found no field '%s'%s; %s".formatted(step, inside, there));
  }

  private static String shown(JsonObject object) {
    String more = object.size() > SHOWN ? " and " + (object.size() - SHOWN) + " more" : "";
    return String.join(", ", object.keySet().stream().limit(SHOWN).toList()) + more;
  }

  private static String kind(JsonElement value) {
    if (value.isJsonNull()) {
      return "null";
    }
    return value.isJsonArray() ? "a list" : value.isJsonObject() ? "an object" : "a plain value";
  }
}
