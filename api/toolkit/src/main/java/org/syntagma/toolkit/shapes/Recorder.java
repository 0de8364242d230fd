package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Value;

/** What all the {@link ShapeOps} of one trace have seen so far. */
final class Recorder {
  private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
  private final List<DropoutSite> dropouts = new ArrayList<>();
  private final DropoutNames dropoutNames = new DropoutNames();
  private final Map<String, ArrayType> remembered = new LinkedHashMap<>();
  private final Map<String, ArrayType> once = new LinkedHashMap<>();
  private final Map<String, ArrayType> taps = new LinkedHashMap<>();
  private long operations;
  private long activationBytes;
  private boolean inTap;
  private boolean inOnce;

  ArrayType parameter(String path, Shape shape, Initializer initializer) {
    ParameterSpec spec =
        parameters.computeIfAbsent(path, key -> new ParameterSpec(key, shape, initializer));
    if (!spec.shape().equals(shape)) {
      throw new IllegalArgumentException(
          path + ": parameter of " + shape + ": it was asked for before as " + spec.shape());
    }
    return ArrayType.float32(shape.getShape());
  }

  void dropout(String path, ArrayType x, double rate) {
    outsideTap(path, "dropout");
    dropouts.add(new DropoutSite(dropoutNames.next(path), x.shape(), rate));
  }

  void remember(String path, ArrayType value) {
    outsideTap(path, "remember");
    if (inOnce) {
      throw new IllegalArgumentException(path + ": remember inside once");
    }
    put(remembered, path, "remember", value);
  }

  ArrayType once(String path, Supplier<ArrayType> value) {
    outsideTap(path, "once");
    boolean outer = inOnce;
    inOnce = true;
    try {
      ArrayType type = value.get();
      put(once, path, "once", type);
      return type;
    } finally {
      inOnce = outer;
    }
  }

  void tap(String path, Supplier<ArrayType> value) {
    outsideTap(path, "tap");
    inTap = true;
    try {
      put(taps, path, "tap", value.get());
    } finally {
      inTap = false;
    }
  }

  void computed(ArrayType result) {
    activationBytes += inTap ? 0 : result.bytes();
  }

  void multiplyAdds(long count) {
    operations += inTap ? 0 : 2 * count;
  }

  Trace trace(Map<String, Value> outputs) {
    Map<String, ArrayType> types = new LinkedHashMap<>();
    outputs.forEach((name, value) -> types.put(name, ShapeOps.type("output " + name, value)));
    return new Trace(
        List.copyOf(parameters.values()),
        List.copyOf(dropouts),
        Collections.unmodifiableMap(remembered),
        Collections.unmodifiableMap(once),
        Collections.unmodifiableMap(taps),
        Collections.unmodifiableMap(types),
        operations,
        activationBytes);
  }

  /** A tap may run or not, so nothing may depend on its having run. */
  private void outsideTap(String path, String operation) {
    if (inTap) {
      throw new IllegalArgumentException(path + ": " + operation + " inside a tap");
    }
  }

  private static void put(
      Map<String, ArrayType> values, String path, String operation, ArrayType value) {
    if (values.putIfAbsent(path, value) != null) {
      throw new IllegalArgumentException(path + ": " + operation + " twice under one name");
    }
  }
}
