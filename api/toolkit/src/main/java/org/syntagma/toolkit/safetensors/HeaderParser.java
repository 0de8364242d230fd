package org.syntagma.toolkit.safetensors;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the header's JSON into tensors and metadata. It says what it expects at every level and
 * refuses everything else, so that no nesting can grow.
 */
final class HeaderParser {
  static final String METADATA = "__metadata__";
  private static final int MOST_DIMENSIONS = 64;

  private final Path file;
  private final JsonReader json;
  private final Set<String> names = new HashSet<>();
  private final List<TensorInfo> tensors = new ArrayList<>();
  private final Map<String, String> metadata = new HashMap<>();

  HeaderParser(Path file, byte[] header) {
    this.file = file;
    // A new decoder reports bytes that are not UTF-8; a charset would replace them silently.
    json =
        new JsonReader(
            new InputStreamReader(
                new ByteArrayInputStream(header), StandardCharsets.UTF_8.newDecoder()));
    json.setStrictness(Strictness.STRICT);
  }

  List<TensorInfo> tensors() {
    return tensors;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  void parse() {
    try {
      json.beginObject();
      while (json.hasNext()) {
        String name = uniqueName(names, "the header");
        if (name.equals(METADATA)) {
          readMetadata();
        } else {
          readTensor(name);
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw fault("the header goes on after its JSON object");
      }
    } catch (CharacterCodingException e) {
      throw new SafetensorsException(file, "the header is not UTF-8", e);
    } catch (IOException e) {
      throw new SafetensorsException(file, "the header is not JSON at " + json.getPath(), e);
    }
  }

  private void readMetadata() throws IOException {
    expect(JsonToken.BEGIN_OBJECT, METADATA);
    json.beginObject();
    Set<String> keys = new HashSet<>();
    while (json.hasNext()) {
      String key = uniqueName(keys, METADATA);
      expect(JsonToken.STRING, METADATA + "." + key);
      metadata.put(key, json.nextString());
    }
    json.endObject();
  }

  private void readTensor(String name) throws IOException {
    String where = "tensor '" + name + "'";
    Optional<Dtype> dtype = Optional.empty();
    Optional<List<Long>> shape = Optional.empty();
    Optional<List<Long>> offsets = Optional.empty();
    expect(JsonToken.BEGIN_OBJECT, where);
    json.beginObject();
    Set<String> keys = new HashSet<>();
    while (json.hasNext()) {
      String key = uniqueName(keys, where);
      switch (key) {
        case "dtype" -> dtype = Optional.of(readDtype(where));
        case "shape" -> shape = Optional.of(readNumbers(where + ": shape", MOST_DIMENSIONS));
        case "data_offsets" -> offsets = Optional.of(readNumbers(where + ": data_offsets", 2));
        default -> throw fault(where + " has the key '" + key + "', which the format lacks");
      }
    }
    json.endObject();
    if (dtype.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
      throw fault(where + " has " + keys + ", expected dtype, shape and data_offsets");
    }
    List<Long> range = offsets.get();
    if (range.size() != 2 || range.get(0) > range.get(1)) {
      throw fault(where + ": data_offsets are " + range + ", expected [begin, end]");
    }
    TensorInfo info = new TensorInfo(name, dtype.get(), shape.get(), range.get(0), range.get(1));
    checkSize(where, info);
    tensors.add(info);
  }

  private void checkSize(String where, TensorInfo info) {
    String what = where + ": " + info.dtype() + " of shape " + info.shape();
    long needed;
    try {
      needed = info.dtype().bytes(info.shape());
    } catch (ArithmeticException e) {
      throw new SafetensorsException(file, what + " has no valid size: " + e.getMessage(), e);
    }
    if (needed != info.size()) {
      throw fault(
          String.format(
              "%s takes %d bytes, but its data_offsets [%d, %d] span %d",
              what, needed, info.begin(), info.end(), info.size()));
    }
  }

  private Dtype readDtype(String where) throws IOException {
    expect(JsonToken.STRING, where + ": dtype");
    String name = json.nextString();
    try {
      return Dtype.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new SafetensorsException(file, where + ": there is no dtype '" + name + "'", e);
    }
  }

  private List<Long> readNumbers(String where, int most) throws IOException {
    expect(JsonToken.BEGIN_ARRAY, where);
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      if (numbers.size() == most) {
        throw fault(where + " has more than " + most + " numbers");
      }
      expect(JsonToken.NUMBER, where);
      numbers.add(whole(json.nextString(), where));
    }
    json.endArray();
    return numbers;
  }

  private long whole(String text, String where) {
    if (!text.matches("0|[1-9][0-9]*")) {
      throw fault(where + " has " + text + ", expected a whole number of 0 or more");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new SafetensorsException(file, where + " has " + text + ", which is too large", e);
    }
  }

  private String uniqueName(Set<String> seen, String where) throws IOException {
    String name = json.nextName();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw fault(where + " has a name that is half a surrogate pair");
    }
    if (!seen.add(name)) {
      throw fault(where + " has '" + name + "' twice");
    }
    return name;
  }

  private void expect(JsonToken token, String where) throws IOException {
    JsonToken found = json.peek();
    if (found != token) {
      throw fault(where + " is " + words(found) + ", expected " + words(token));
    }
  }

  private static String words(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "an object";
      case BEGIN_ARRAY -> "an array";
      default -> "a " + token.name().toLowerCase(Locale.ROOT);
    };
  }

  private SafetensorsException fault(String text) {
    return new SafetensorsException(file, text);
  }
}
