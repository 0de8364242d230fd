package org.syntagma.data.text;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;

/**
 * The settings of the corpus {@code text}. Trained on are the first floor(split · length)
 * characters of the text (lines, where the unit is a line).
 */
record TextConfig(
    @Description("a UTF-8 text, plain or gzip") Path path,
    @Description("another text to hold out") Optional<Path> validation,
    @Description(
            "how much of path to train on; the rest is held out; 0.9 where neither this nor validation is given")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        OptionalDouble split,
    @Description("what an example is") Unit unit,
    @Description("the most tokens that an example predicts") @Positive @Max(MAXIMUM_CONTEXT)
        int context,
    @Description("in which examples are trained on; those held out keep the order of the text")
        Order order) {
  static final int MAXIMUM_CONTEXT = 1 << 22;

  private static final double SPLIT = 0.9;

  enum Unit {
    /** A piece of the text of {@code context} + 1 tokens, regardless of lines. */
    WINDOW,
    /**
     * A line, between begin and end symbols; a longer one in several pieces. Blank ones are none.
     */
    LINE
  }

  enum Order {
    /** Windows: each at an independent, uniform place, without end. Lines: each once an epoch. */
    RANDOM,
    /** One after another, so that every token is predicted once. */
    SEQUENTIAL
  }

  static TextConfig defaults() {
    // There is no default for the path: null makes the host ask for it.
    return new TextConfig(
        null, Optional.empty(), OptionalDouble.empty(), Unit.WINDOW, 256, Order.RANDOM);
  }

  @AssertTrue(message = "split and validation exclude each other: give only one of them")
  boolean isHeldOutOnce() {
    return validation.isEmpty() || split.isEmpty();
  }

  boolean holdsOut() {
    return validation.isPresent() || trainingFraction() < 1;
  }

  /** The fraction of {@code path} to train on. */
  double trainingFraction() {
    return split.orElse(validation.isPresent() ? 1 : SPLIT);
  }
}
