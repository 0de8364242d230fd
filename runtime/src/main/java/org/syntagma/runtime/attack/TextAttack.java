package org.syntagma.runtime.attack;

import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.task.Mark;
import org.syntagma.runtime.run.RunException;
import org.syntagma.toolkit.perturbation.Perturbable;

/**
 * Changes texts by a perturber. It looks for the worst change of each text that the model answers
 * rightly, as {@link WorstChange} says; others stay as they are.
 */
public final class TextAttack implements Attack {
  private final String name;
  private final Perturber perturber;
  private final AttackSettings settings;

  /**
   * By a perturber that has learned what it must.
   *
   * @param name what people call it, such as its type
   */
  public TextAttack(String name, Perturber perturber, AttackSettings settings) {
    this.name = name;
    this.perturber = perturber;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * The worst changes.
   *
   * @throws RunException if the examples of the task have no text that can be changed
   */
  @Override
  public <E> Attacked<E> on(Victim<E> victim) {
    WorstChange<E> search = new WorstChange<>(victim, form(victim), perturber, settings);
    Randomness randomness = Randomness.of(settings.seed()).at("attack");
    List<Mark> marks = victim.marks(victim.model(), victim.examples());
    List<E> changed = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      E example = victim.examples().get(i);
      Mark mark = marks.get(i);
      changed.add(mark.right() ? search.of(example, mark, randomness.at(i)) : example);
    }
    return new Attacked<>(changed, victim.model());
  }

  private static <E> Perturbable<E> form(Victim<E> victim) {
    try {
      return Perturbable.of(victim.task().exampleType());
    } catch (IllegalArgumentException e) {
      throw new RunException("this task cannot be attacked: " + e.getMessage(), e);
    }
  }
}
