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

  /** Where an array of the shape {@code old} is in one that it was carried over into. */
  public static NDIndex corner(Shape old) {
    NDIndex corner = new NDIndex();
    for (long size : old.getShape()) {
      corner.addSliceDim(0, size);
    }
    return corner;
  }

  private boolean carry(long old, long young) {
    return old == young || (young == now && before.contains(old));
  }
}
