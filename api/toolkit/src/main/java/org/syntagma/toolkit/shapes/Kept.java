package org.syntagma.toolkit.shapes;

/**
 * What a backward pass may read of the forward pass, in bytes, as if all floating point were
 * float32.
 *
 * @param results of all operations, except views
 * @param weights that attention computes on the way to its result
 * @param drops which elements dropout kept, a byte each
 */
public record Kept(long results, long weights, long drops) {
  static final Kept NOTHING = new Kept(0, 0, 0);

  Kept plus(Kept other) {
    return new Kept(results + other.results, weights + other.weights, drops + other.drops);
  }

  Kept minus(Kept other) {
    return new Kept(results - other.results, weights - other.weights, drops - other.drops);
  }

  Kept times(long count) {
    return new Kept(count * results, count * weights, count * drops);
  }
}
