package org.syntagma.runtime.model;

import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sizes that a model's vocabulary had before symbols were added, and the one that it has. What
 * differs by this alone has grown; what differs otherwise is something else.
 */
public record Vocabularies(List<Long> before, long now) {
  public Vocabularies {
    before = List.copyOf(before);
  }

  public static Vocabularies of(long size) {
    return new Vocabularies(List.of(), size);
  }

  public Vocabularies to(long size) {
    return new Vocabularies(Stream.concat(before.stream(), Stream.of(now)).toList(), size);
  }

  /**
   * Whether parameters of the shapes {@code old} can be carried over into those of {@code young}.
   */
  boolean carry(Map<String, Shape> old, Map<String, Shape> young) {
    return old.keySet().equals(young.keySet())
        && old.keySet().stream().allMatch(path -> carry(old.get(path), young.get(path)));
  }

  public boolean carry(Shape old, Shape young) {
    return old.dimension() == young.dimension()
        && IntStream.range(0, old.dimension())
            .allMatch(axis -> carry(old.get(axis), young.get(axis)));
  }

  /** What two shapes have in common, of which one was carried over into the other. */
  public static NDIndex corner(Shape one, Shape other) {
    NDIndex corner = new NDIndex();
    for (int axis = 0; axis < one.dimension(); axis++) {
      corner.addSliceDim(0, Math.min(one.get(axis), other.get(axis)));
    }
    return corner;
  }

  private boolean carry(long old, long young) {
    return old == young || (young == now && before.contains(old));
  }
}
