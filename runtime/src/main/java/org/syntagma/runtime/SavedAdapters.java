package org.syntagma.runtime;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.model.Edit;

/** Low-rank adaptations in the settings of a saved model. */
final class SavedAdapters {
  static final String KEY = "lora";

  private static final String MATRIX = "matrix";
  private static final String RANK = "rank";
  private static final String ALPHA = "alpha";

  private SavedAdapters() {}

  static JsonArray write(List<Edit.AddLora> adapters) {
    JsonArray array = new JsonArray();
    for (Edit.AddLora adapter : adapters) {
      JsonObject object = new JsonObject();
      object.addProperty(MATRIX, adapter.pattern());
      object.addProperty(RANK, adapter.rank());
      object.addProperty(ALPHA, adapter.alpha());
      array.add(object);
    }
    return array;
  }

  static List<Edit.AddLora> read(JsonObject settings) {
    List<Edit.AddLora> adapters = new ArrayList<>();
    for (JsonElement element : settings.getAsJsonArray(KEY)) {
      JsonObject object = element.getAsJsonObject();
      adapters.add(
          new Edit.AddLora(
              object.get(MATRIX).getAsString(),
              object.get(RANK).getAsInt(),
              object.get(ALPHA).getAsDouble()));
    }
    return adapters;
  }
}
