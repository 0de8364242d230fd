package org.syntagma.backends.pytorch;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What assigns one value of a {@link Script}. Others are meant by their numbers. */
sealed interface Line {
  /** The values that the line itself reads. */
  IntStream operands();

  /** Computes {@code format}, in which each {@code %s} stands for an operand. */
  record Compute(String format, List<Integer> ids) implements Line {
    @Override
    public IntStream operands() {
      return ids.stream().mapToInt(Integer::intValue);
    }
  }

  /** Takes the tensor that the caller passes for {@code key}. */
  record Read(Script.Source source, String key) implements Line {
    @Override
    public IntStream operands() {
      return IntStream.empty();
    }
  }

  /** Runs the lines of {@code body} for each position {@code i} of axis 1 of {@code xs}. */
  record Loop(int xs, BitSet body, int output) implements Line {
    @Override
    public IntStream operands() {
      return IntStream.concat(IntStream.of(xs), body.stream());
    }
  }
}
