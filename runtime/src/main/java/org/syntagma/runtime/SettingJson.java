package org.syntagma.runtime;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Secrets;
import org.syntagma.runtime.settings.Setting;

/**
 * Settings as JSON, in which scalars stay text as they do in settings and secrets are redacted as
 * in the effective configuration.
 */
final class SettingJson {
  private SettingJson() {}

  static JsonObject write(Setting.Fields fields) {
    JsonObject object = new JsonObject();
    fields.fields().forEach((key, setting) -> object.add(key, element(key, setting)));
    return object;
  }

  private static JsonElement element(String key, Setting setting) {
    return Secrets.hides(key) && !(setting instanceof Setting.None)
        ? new JsonPrimitive(Secrets.REDACTED)
        : element(setting);
  }

  private static JsonElement element(Setting setting) {
    if (setting instanceof Setting.Fields fields) {
      return write(fields);
    } else if (setting instanceof Setting.Items items) {
      JsonArray array = new JsonArray();
      items.items().forEach(item -> array.add(element(item)));
      return array;
    } else if (setting instanceof Setting.Text text) {
      return new JsonPrimitive(text.text());
    }
    return JsonNull.INSTANCE;
  }

  static Setting.Fields read(JsonObject object) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> fields.put(entry.getKey(), setting(entry.getValue())));
    return new Setting.Fields(fields, Origin.Layer.CODE);
  }

  private static Setting setting(JsonElement element) {
    if (element.isJsonObject()) {
      return read(element.getAsJsonObject());
    } else if (element.isJsonArray()) {
      List<Setting> items = new ArrayList<>();
      element.getAsJsonArray().forEach(item -> items.add(setting(item)));
      return new Setting.Items(items, Origin.Layer.CODE);
    } else if (element.isJsonPrimitive()) {
      return new Setting.Text(element.getAsString(), Origin.Layer.CODE);
    }
    return new Setting.None(Origin.Layer.CODE);
  }
}
