package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Value;

/** What all the {@link ShapeOps} of one trace have seen so far. */
final class Recorder {
  private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
  private final List<DropoutSite> dropouts = new ArrayList<>();
  private final DropoutNames dropoutNames = new DropoutNames();
  private final Map<String, ArrayType> remembered = new LinkedHashMap<>();
  private final Map<String, ArrayType> carried = new LinkedHashMap<>();
  private final Map<String, ArrayType> once = new LinkedHashMap<>();
  private final Map<String, ArrayType> taps = new LinkedHashMap<>();
  private long operations;
  private long largest;
  private Kept kept = Kept.NOTHING;

  /** Of what is computed inside blocks, except their results. */
  private Kept recomputed = Kept.NOTHING;

  private Kept largestBlock = Kept.NOTHING;
  private boolean inBlock;
  private boolean inTap;
  private boolean inOnce;

  /** How often what is computed now is computed: more than once inside a scan. */
  private long repeats = 1;

  private boolean inScan;

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
    keep(new Kept(0, 0, x.shape().size()));
  }

  /** What is seen in the end: in a scan, the values of all its positions. */
  ArrayType remember(String path, ArrayType value) {
    outsideTap(path, "remember");
    if (inOnce) {
      throw new IllegalArgumentException(path + ": remember inside once");
    }
    put(remembered, path, "remember", value);
    return inScan ? ShapeRules.with(value, 1, repeats * value.size(1)) : value;
  }

  void carry(String path, String operation, ArrayType state) {
    outsideTap(path, operation);
    if (!inOnce) {
      put(carried, path, operation, state);
    }
  }

  /** Records {@code body}, which runs {@code length} times. */
  Cell.Step scan(String path, long length, Supplier<Cell.Step> body) {
    outsideTap(path, "scan");
    if (inScan) {
      throw new IllegalArgumentException(path + ": scan inside a scan");
    }
    inScan = true;
    repeats = length;
    try {
      return body.get();
    } finally {
      inScan = false;
      repeats = 1;
    }
  }

  ArrayType once(String path, Supplier<ArrayType> value) {
    outsideTap(path, "once");
    boolean outer = inOnce;
    boolean scanning = inScan;
    long times = repeats;
    inOnce = true;
    inScan = false;
    repeats = 1;
    try {
      ArrayType type = value.get();
      put(once, path, "once", type);
      return type;
    } finally {
      inOnce = outer;
      inScan = scanning;
      repeats = times;
    }
  }

  /** Records {@code block}, which can be computed again unless it is inside another or a scan. */
  ArrayType recompute(Supplier<ArrayType> block) {
    if (inBlock || inTap || inScan) {
      return block.get();
    }
    inBlock = true;
    Kept before = kept;
    try {
      ArrayType result = block.get();
      Kept inside = kept.minus(before);
      if (inside.results() >= result.bytes()) {
        inside = inside.minus(new Kept(result.bytes(), 0, 0));
      }
      recomputed = recomputed.plus(inside);
      largestBlock = inside.results() > largestBlock.results() ? inside : largestBlock;
      return result;
    } finally {
      inBlock = false;
    }
  }

  void tap(String path, Supplier<ArrayType> value) {
    outsideTap(path, "tap");
    if (inScan) {
      return;
    }
    inTap = true;
    try {
      put(taps, path, "tap", value.get());
    } finally {
      inTap = false;
    }
  }

  Map<String, ArrayType> taps() {
    return Collections.unmodifiableMap(taps);
  }

  void computed(ArrayType result) {
    keep(new Kept(result.bytes(), 0, 0));
    largest = inTap ? largest : Math.max(largest, result.bytes());
  }

  void attended(ArrayType weights) {
    keep(new Kept(0, weights.bytes(), 0));
  }

  private void keep(Kept more) {
    kept = inTap ? kept : kept.plus(more.times(repeats));
  }

  void multiplyAdds(long count) {
    operations += inTap ? 0 : repeats * 2 * count;
  }

  Trace trace(Map<String, Value> outputs) {
    Map<String, ArrayType> types = new LinkedHashMap<>();
    outputs.forEach((name, value) -> types.put(name, ShapeOps.type("output " + name, value)));
    return new Trace(
        List.copyOf(parameters.values()),
        List.copyOf(dropouts),
        Collections.unmodifiableMap(remembered),
        Collections.unmodifiableMap(carried),
        Collections.unmodifiableMap(once),
        Collections.unmodifiableMap(taps),
        Collections.unmodifiableMap(types),
        operations,
        largest,
        kept,
        kept.minus(recomputed).plus(largestBlock));
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
