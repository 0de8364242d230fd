package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The sizes that a vocabulary may have had, from the tokenizer's own to that with all symbols. What
 * differs by this alone has grown; what differs otherwise is something else.
 */
public record Vocabularies(long least, long most) {
  /** Of one size so far. */
  public static Vocabularies of(long size) {
    return new Vocabularies(size, size);
  }

  /** With another size. */
  public Vocabularies and(long size) {
    return new Vocabularies(Math.min(least, size), Math.max(most, size));
  }

  /**
   * Whether parameters of the shapes {@code old} can be carried over into those of {@code young}.
   */
  boolean carry(Map<String, Shape> old, Map<String, Shape> young) {
    return old.keySet().equals(young.keySet())
        && old.keySet().stream().allMatch(path -> carry(old.get(path), young.get(path)));
  }

  /** Whether an array of the shape {@code old} can be carried over into one of {@code young}. */
  public boolean carry(Shape old, Shape young) {
    return old.dimension() == young.dimension()
        && IntStream.range(0, old.dimension())
            .allMatch(axis -> carry(old.get(axis), young.get(axis)));
  }

  private boolean carry(long old, long young) {
    return old == young || (isOne(old) && isOne(young));
  }

  private boolean isOne(long size) {
    return least <= size && size <= most;
  }

  /**
   * Copies what two arrays have in common. New rows get the mean of the old ones added to what they
   * are, so that they are neither more nor less probable than others (Hewitt 2021).
   */
  public static void copy(NDArray old, NDArray young) {
    Shape shape = old.getShape();
    NDIndex common = new NDIndex();
    for (int axis = 0; axis < shape.dimension(); axis++) {
      common.addSliceDim(0, Math.min(shape.get(axis), young.getShape().get(axis)));
    }
    try (NDManager scope = young.getManager().newSubManager()) {
      scope.tempAttachAll(old, young);
      if (shape.dimension() > 0 && young.getShape().get(0) > shape.get(0) && fits(shape, young)) {
        young.addi(old.mean(new int[] {0}, true));
      }
      young.set(common, old.get(common));
    }
  }

  private static boolean fits(Shape old, NDArray young) {
    return old.slice(1).equals(young.getShape().slice(1));
  }
}
