package org.syntagma.runtime.attack;

import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.data.DataException;
import org.syntagma.api.task.Mark;
import org.syntagma.api.task.Metrics;

/**
 * What an attack did to a model.
 *
 * @param task the name of the task
 * @param attack the name of the attack
 * @param examples how many were answered
 * @param right how many of them rightly before the attack
 * @param clean what the task measured before the attack
 * @param attacked and what under it
 * @param flips the examples that were answered rightly before the attack and wrongly under it
 */
public record AttackReport(
    String task,
    String attack,
    int examples,
    int right,
    Metrics clean,
    Metrics attacked,
    List<Flip> flips) {
  public AttackReport {
    flips = List.copyOf(flips);
  }

  /**
   * An answer that an attack changed from right to wrong.
   *
   * @param text what was given
   * @param attackedText the same under attack
   * @param before the right answer
   * @param after the wrong one
   */
  public record Flip(String text, String attackedText, Mark before, Mark after) {}

  /**
   * Attacks.
   *
   * @param task the name of the task
   * @throws DataException if there are no examples
   */
  public static <E> AttackReport of(String task, Victim<E> victim, Attack attack) {
    if (victim.examples().isEmpty()) {
      throw new DataException("the corpus that the task '" + task + "' is attacked on is empty");
    }
    List<E> examples = victim.examples();
    List<Mark> before = victim.marks(victim.model(), examples);
    Metrics clean = victim.metrics(victim.model(), examples);
    Attacked<E> attacked = attack.on(victim);
    List<Mark> after = victim.marks(attacked.model(), attacked.examples());
    List<Flip> flips = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      if (before.get(i).right() && !after.get(i).right()) {
        flips.add(
            new Flip(
                Victim.text(examples.get(i)),
                Victim.text(attacked.examples().get(i)),
                before.get(i),
                after.get(i)));
      }
    }
    return new AttackReport(
        task,
        attack.name(),
        examples.size(),
        (int) before.stream().filter(Mark::right).count(),
        clean,
        victim.metrics(attacked.model(), attacked.examples()),
        flips);
  }
}
