package org.syntagma.runtime.describe;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.syntagma.runtime.binding.RecordDescriber;
import org.syntagma.runtime.describe.ComponentDescription.SlotDescription;
import org.syntagma.runtime.settings.Setting;

/** Descriptions for programs to read. Empty descriptions and absent defaults are left out. */
public final class DescriptionJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private DescriptionJson() {}

  /** A list of kinds with their types. */
  public static String of(List<KindDescription> kinds) {
    return GSON.toJson(array(kinds, DescriptionJson::kind));
  }

  /** One kind with its types. */
  public static String of(KindDescription kind) {
    return GSON.toJson(kind(kind));
  }

  /** All of one component. */
  public static String of(ComponentDescription component) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", component.kind());
    json.asMap().putAll(type(component.type()).asMap());
    json.add("settings", array(component.settings(), DescriptionJson::key));
    json.add("rules", array(component.rules(), DescriptionJson::rule));
    json.add("slots", array(component.slots(), DescriptionJson::slot));
    component.example().ifPresent(example -> json.add("example", value(example)));
    return GSON.toJson(json);
  }

  private static JsonObject kind(KindDescription kind) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kind.kind());
    describe(json, kind.description());
    json.add("types", array(kind.types(), DescriptionJson::type));
    return json;
  }

  private static JsonObject type(KindDescription.Type type) {
    JsonObject json = new JsonObject();
    json.addProperty("type", type.type());
    json.addProperty("plugin", type.plugin());
    describe(json, type.description());
    return json;
  }

  private static JsonObject key(RecordDescriber.Key key) {
    JsonObject json = new JsonObject();
    json.addProperty("key", key.key());
    describe(json, key.description());
    json.addProperty("value", key.type());
    json.addProperty("required", key.defaultValue().isEmpty());
    key.defaultValue().ifPresent(value -> json.add("default", value(value)));
    json.add("constraints", array(key.constraints(), JsonPrimitive::new));
    return json;
  }

  private static JsonObject rule(RecordDescriber.Rule rule) {
    JsonObject json = new JsonObject();
    json.addProperty("key", rule.key());
    json.addProperty("rule", rule.rule());
    return json;
  }

  private static JsonObject slot(SlotDescription slot) {
    JsonObject json = new JsonObject();
    json.addProperty("key", slot.key());
    describe(json, slot.description());
    json.addProperty("takes", slot.shape().name().toLowerCase(Locale.ROOT));
    slot.kind().ifPresent(kind -> json.addProperty("kind", kind));
    json.add("settings", array(slot.settings(), DescriptionJson::key));
    json.add("slots", array(slot.slots(), DescriptionJson::slot));
    return json;
  }

  private static void describe(JsonObject json, String description) {
    if (!description.isEmpty()) {
      json.addProperty("description", description);
    }
  }

  private static JsonElement value(Setting setting) {
    if (setting instanceof Setting.Fields map) {
      JsonObject json = new JsonObject();
      map.fields().forEach((key, one) -> json.add(key, value(one)));
      return json;
    }
    if (setting instanceof Setting.Items list) {
      return array(list.items(), DescriptionJson::value);
    }
    return setting instanceof Setting.Text text
        ? new JsonPrimitive(text.text())
        : JsonNull.INSTANCE;
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonElement> one) {
    JsonArray array = new JsonArray();
    all.forEach(each -> array.add(one.apply(each)));
    return array;
  }
}
