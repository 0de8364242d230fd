package org.syntagma.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateWriter;

/** Writes values into a JSON tree and arrays into a spool. */
final class JsonStateWriter implements StateWriter {
  private final JsonObject tree;
  private final String place;
  private final ArraySpool arrays;

  JsonStateWriter(JsonObject tree, String place, ArraySpool arrays) {
    this.tree = tree;
    this.place = place;
    this.arrays = arrays;
  }

  @Override
  public void number(String name, long value) {
    put(name, new JsonPrimitive(value));
  }

  @Override
  public void real(String name, double value) {
    put(
        name,
        Double.isFinite(value)
            ? new JsonPrimitive(value)
            : tagged(
                StateTree.BITS,
                new JsonPrimitive(Long.toHexString(Double.doubleToRawLongBits(value)))));
  }

  @Override
  public void text(String name, String value) {
    put(name, new JsonPrimitive(value));
  }

  @Override
  public void texts(String name, List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    put(name, array);
  }

  @Override
  public void array(String name, NDArray array) {
    String pointer = StateTree.pointer(place, name);
    put(name, tagged(StateTree.ARRAY, new JsonPrimitive(pointer)));
    arrays.add(pointer, array);
  }

  @Override
  public StateWriter part(String name) {
    JsonObject part = new JsonObject();
    put(name, tagged(StateTree.PART, part));
    return new JsonStateWriter(part, StateTree.pointer(place, name), arrays);
  }

  private static JsonObject tagged(String tag, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(tag, value);
    return object;
  }

  private void put(String name, JsonElement value) {
    if (tree.has(name)) {
      throw new StateException("state " + StateTree.pointer(place, name) + " was saved twice");
    }
    tree.add(name, value);
  }
}
