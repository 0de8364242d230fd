package org.syntagma.toolkit.shapes;

import java.util.HashMap;
import java.util.Map;

/**
 * Names dropout's calls during one run of a program. The name chooses the random stream of the
 * mask, so every backend takes it from here.
 *
 * <p>The calls at path {@code layers.0} are called, in their order, {@code layers.0.dropout},
 * {@code layers.0.dropout#1}, {@code layers.0.dropout#2} and so on. A call whose rate is 0 is not
 * counted.
 */
public final class DropoutNames {
  private final Map<String, Integer> calls = new HashMap<>();

  /** The name of the next call at {@code path}. */
  public String next(String path) {
    int earlier = calls.merge(path, 1, Integer::sum) - 1;
    String name = Paths.join(path, "dropout");
    return earlier == 0 ? name : name + "#" + earlier;
  }
}
