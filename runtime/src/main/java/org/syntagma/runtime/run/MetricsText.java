package org.syntagma.runtime.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;

/** What was measured at one update, as text for either file. */
record MetricsText(Instant time, String stage, long update, Map<String, Double> values) {
  static final String HEADER = "time,stage,update,name,value\n";

  /** One line of JSON. */
  String record() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("time").value(time.toString());
      json.name("stage").value(stage);
      json.name("update").value(update);
      json.name("values").beginObject();
      for (Map.Entry<String, Double> entry : values.entrySet()) {
        json.name(entry.getKey());
        double value = entry.getValue();
        if (Double.isFinite(value)) {
          json.value(value);
        } else {
          json.value(Double.toString(value));
        }
      }
      json.endObject().endObject();
    }
    return text.append('\n').toString();
  }

  /** One line of comma-separated fields (RFC 4180) for each value. */
  String rows() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(time)
                .append(',')
                .append(quoted(stage))
                .append(',')
                .append(update)
                .append(',')
                .append(quoted(name))
                .append(',')
                .append(value)
                .append('\n'));
    return text.toString();
  }

  private static String quoted(String field) {
    if (field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      return field;
    }
    return '"' + field.replace("\"", "\"\"").replaceAll("[\r\n]+", " ") + '"';
  }
}
