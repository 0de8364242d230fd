package org.syntagma.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateReader;

/** Reads what {@link JsonStateWriter} wrote. */
final class JsonStateReader implements StateReader {
  private final JsonObject tree;
  private final String place;
  private final Checkpoint checkpoint;

  JsonStateReader(JsonObject tree, String place, Checkpoint checkpoint) {
    this.tree = tree;
    this.place = place;
    this.checkpoint = checkpoint;
  }

  @Override
  public long number(String name) {
    return Long.parseLong(numeral(name, "a whole number", "-?[0-9]+"));
  }

  @Override
  public double real(String name) {
    if (isTagged(get(name), StateTree.BITS)) {
      String bits = get(name).getAsJsonObject().get(StateTree.BITS).getAsString();
      return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    }
    return Double.parseDouble(numeral(name, "a real number", ".*[.eE].*"));
  }

  @Override
  public String text(String name) {
    JsonElement found = get(name);
    if (!isText(found)) {
      throw mismatch(name, "a text");
    }
    return found.getAsString();
  }

  @Override
  public List<String> texts(String name) {
    if (!(get(name) instanceof JsonArray array)) {
      throw mismatch(name, "a list of texts");
    }
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList();
  }

  @Override
  public NDArray array(String name, NDManager owner) {
    if (!isTagged(get(name), StateTree.ARRAY)) {
      throw mismatch(name, "an array");
    }
    return checkpoint.stateArray(
        get(name).getAsJsonObject().get(StateTree.ARRAY).getAsString(), owner);
  }

  @Override
  public StateReader part(String name) {
    if (!isTagged(get(name), StateTree.PART)) {
      throw mismatch(name, "a part");
    }
    return new JsonStateReader(
        get(name).getAsJsonObject().getAsJsonObject(StateTree.PART),
        StateTree.pointer(place, name),
        checkpoint);
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tree.keySet());
  }

  private JsonElement get(String name) {
    JsonElement found = tree.get(name);
    if (found == null) {
      throw new StateException(
          String.format("%s has no state %s", checkpoint.path(), StateTree.pointer(place, name)));
    }
    return found;
  }

  private String numeral(String name, String expected, String pattern) {
    if (!(get(name) instanceof JsonPrimitive value
        && value.isNumber()
        && value.getAsString().matches(pattern))) {
      throw mismatch(name, expected);
    }
    return value.getAsString();
  }

  private StateException mismatch(String name, String expected) {
    JsonElement found = get(name);
    String kind =
        found instanceof JsonArray
            ? "a list of texts"
            : isTagged(found, StateTree.PART)
                ? "a part"
                : isTagged(found, StateTree.ARRAY)
                    ? "an array"
                    : isText(found) ? "a text" : "the number " + found;
    return new StateException(
        String.format(
            "%s: state %s is %s, expected %s",
            checkpoint.path(), StateTree.pointer(place, name), kind, expected));
  }

  private static boolean isText(JsonElement element) {
    return element instanceof JsonPrimitive value && value.isString();
  }

  private static boolean isTagged(JsonElement element, String tag) {
    return element instanceof JsonObject object && object.has(tag);
  }
}
