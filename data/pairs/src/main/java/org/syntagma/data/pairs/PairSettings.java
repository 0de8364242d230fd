package org.syntagma.data.pairs;

import jakarta.validation.constraints.AssertTrue;
import java.util.OptionalInt;
import org.syntagma.toolkit.files.Faults;

/** The settings that all corpora of pairs share, and what must be true of them together. */
interface PairSettings {
  /** Whether there are files to hold out. */
  boolean hasValidation();

  double validationShare();

  SplitBy splitBy();

  OptionalInt folds();

  OptionalInt fold();

  long splitSeed();

  Faults faults();

  @AssertTrue(
      message = "validation, validation-share and folds exclude each other: give only one of them")
  default boolean isHeldOutOnce() {
    int ways = hasValidation() ? 1 : 0;
    ways += validationShare() > 0 ? 1 : 0;
    ways += folds().isPresent() ? 1 : 0;
    return ways <= 1;
  }

  @AssertTrue(message = "folds and fold need each other, and fold must be from 1 to folds")
  default boolean isFoldOfFolds() {
    return folds().isPresent() == fold().isPresent()
        && fold().orElse(1) >= 1
        && fold().orElse(1) <= folds().orElse(1);
  }

  default Partition partition() {
    return new Partition(validationShare(), splitBy(), folds(), fold(), splitSeed());
  }
}
