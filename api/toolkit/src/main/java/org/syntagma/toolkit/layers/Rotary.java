package org.syntagma.toolkit.layers;

import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Rotary positions (Su 2021) for one sequence: element i of a head's first half and element i of
 * its second turn together by position · base^(−2i / size).
 *
 * @param positions (1 or batch, length), int64, of {@link Ops#positions}; computed once for all
 *     layers
 * @param base the slowest pair turns by nearly 1 / base radians from one position to the next
 */
public record Rotary(Value positions, double base) {
  /** {@code x} (batch, length, heads · size), of an even size, to the same. */
  Value apply(Ops ops, Value x, int heads) {
    return ops.rotary(x, positions, heads, base);
  }
}
