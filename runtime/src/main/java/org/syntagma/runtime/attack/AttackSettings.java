package org.syntagma.runtime.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is attacked, and how much an attack may do.
 *
 * @param task the name of the task; may be empty where only one can be attacked
 * @param examples at most so many of those that the task is evaluated on, spread evenly over all of
 *     them; above 0
 * @param most the greatest share of a text's words that a search changes, above 0 to 1; one word
 *     may always be changed
 * @param tries how many random changes of a text are tried where nothing can be searched; above 0
 * @param seed of these
 */
public record AttackSettings(
    Optional<String> task, int examples, double most, int tries, long seed) {
  /**
   * Settings.
   *
   * @throws IllegalArgumentException if one is out of range; names all that are
   */
  public AttackSettings {
    List<String> problems = new ArrayList<>();
    if (examples < 1) {
      problems.add("examples = " + examples + ": must be at least 1");
    }
    if (!(most > 0 && most <= 1)) {
      problems.add("most = " + most + ": must be above 0 and at most 1");
    }
    if (tries < 1) {
      problems.add("tries = " + tries + ": must be at least 1");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  /** 200 examples of the only task, a fifth of their words, 10 tries. */
  public static AttackSettings defaults() {
    return new AttackSettings(Optional.empty(), 200, 0.2, 10, 1);
  }

  /** For another number of examples. */
  public AttackSettings withExamples(int number) {
    return new AttackSettings(task, number, most, tries, seed);
  }
}
