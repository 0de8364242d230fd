package org.syntagma.toolkit.shapes;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Names dropout's calls during one run of a program. The name chooses the random stream of the
 * mask, so every backend takes it from here.
 *
 * <p>The calls at path {@code layers.0} are called, in their order, {@code layers.0.dropout},
 * {@code layers.0.dropout#1}, {@code layers.0.dropout#2} and so on. A call whose rate is 0 is not
 * counted. In a scan every position has the names of the first.
 */
public final class DropoutNames {
  private final Map<String, Integer> calls = new HashMap<>();

  /** The name of the next call at {@code path}. */
  public String next(String path) {
    int earlier = calls.merge(path, 1, Integer::sum) - 1;
    String name = Paths.join(path, "dropout");
    return earlier == 0 ? name : name + "#" + earlier;
  }

  /**
   * Runs {@code body} for the positions 0 to {@code length} − 1 of a scan, each with the same
   * names.
   */
  public void repeat(int length, IntConsumer body) {
    Map<String, Integer> before = Map.copyOf(calls);
    for (int position = 0; position < length; position++) {
      calls.clear();
      calls.putAll(before);
      body.accept(position);
    }
  }
}
