package org.syntagma.runtime.huggingface;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.syntagma.api.data.DataException;
import org.syntagma.runtime.io.IoFaults;

/** Reads a file that holds one JSON object. */
final class JsonFile {
  private JsonFile() {}

  /**
   * The object.
   *
   * @throws DataException if the file cannot be read or holds something else
   */
  static JsonObject read(Path file) {
    try {
      JsonElement element = JsonParser.parseString(Files.readString(file));
      if (element instanceof JsonObject object) {
        return object;
      }
      throw new DataException(file + " must hold a JSON object");
    } catch (JsonParseException e) {
      throw new DataException(file + " is not JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException("cannot read " + file + ": " + IoFaults.describe(e), e);
    }
  }
}
