package org.syntagma.runtime.huggingface;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.function.Function;
import org.syntagma.api.model.ForeignConfig;
import org.syntagma.runtime.settings.Problems;

/**
 * A {@code config.json}, or a part of one.
 *
 * @param place before each key in problems; empty or ends in a dot
 * @param problems receives what is wrong
 */
record JsonConfig(JsonObject json, String place, Problems problems) implements ForeignConfig {
  @Override
  public boolean has(String key) {
    return json.has(key) && !json.get(key).isJsonNull();
  }

  @Override
  public int whole(String key) {
    if (!has(key)) {
      problems.add(place + key, "is missing");
      return 1;
    }
    return whole(key, 1);
  }

  @Override
  public int whole(String key, int otherwise) {
    return read(key, "must be a whole number of 1 or more", otherwise, JsonConfig::whole, 1);
  }

  private static Optional<Integer> whole(JsonPrimitive value) {
    // Nine digits fit into an int.
    return value.isNumber() && value.getAsString().matches("[1-9][0-9]{0,8}")
        ? Optional.of(value.getAsInt())
        : Optional.empty();
  }

  @Override
  public double real(String key, double otherwise) {
    return read(key, "must be a number", otherwise, JsonConfig::real, 1.0);
  }

  private static Optional<Double> real(JsonPrimitive value) {
    return value.isNumber() && Double.isFinite(value.getAsDouble())
        ? Optional.of(value.getAsDouble())
        : Optional.empty();
  }

  @Override
  public boolean flag(String key, boolean otherwise) {
    return read(
        key,
        "must be true or false",
        otherwise,
        value -> value.isBoolean() ? Optional.of(value.getAsBoolean()) : Optional.empty(),
        otherwise);
  }

  @Override
  public String text(String key, String otherwise) {
    return read(
        key,
        "must be a text",
        otherwise,
        value -> value.isString() ? Optional.of(value.getAsString()) : Optional.empty(),
        otherwise);
  }

  @Override
  public Optional<ForeignConfig> part(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (json.get(key) instanceof JsonObject part) {
      return Optional.of(new JsonConfig(part, place + key + ".", problems));
    }
    refuse(key, "must be a map");
    return Optional.empty();
  }

  @Override
  public void refuse(String key, String expected) {
    JsonElement found = json.get(key);
    String shown =
        found instanceof JsonPrimitive value ? value.getAsString() : String.valueOf(found);
    problems.add(place + key, shown, expected);
  }

  private <T> T read(
      String key,
      String expected,
      T otherwise,
      Function<JsonPrimitive, Optional<T>> reading,
      T inPlace) {
    if (!has(key)) {
      return otherwise;
    }
    Optional<T> found =
        json.get(key) instanceof JsonPrimitive value ? reading.apply(value) : Optional.empty();
    if (found.isEmpty()) {
      refuse(key, expected);
    }
    return found.orElse(inPlace);
  }
}
