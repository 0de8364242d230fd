package org.syntagma.runtime.attack;

import org.syntagma.runtime.model.AttackedModel;
import org.syntagma.runtime.run.RunException;
import org.syntagma.toolkit.embeddings.WorstShift;

/**
 * Leaves texts as they are and shifts their embeddings along the gradient of the loss (Miyato et
 * al. 2017), by a share of the length of a word's embedding for a whole text.
 */
public final class EmbeddingAttack implements Attack {
  private final WorstShift shift;

  /**
   * By shifts of that length.
   *
   * @param epsilon ε of {@link WorstShift}, above 0
   * @throws IllegalArgumentException if it is not
   */
  public EmbeddingAttack(double epsilon) {
    this.shift = new WorstShift(epsilon);
  }

  @Override
  public String name() {
    return "embeddings";
  }

  /**
   * The examples as they are, and the model under the worst shifts.
   *
   * @throws RunException if nothing that the task reads is looked up in a table
   */
  @Override
  public <E> Attacked<E> on(Victim<E> victim) {
    try {
      return new Attacked<>(
          victim.examples(), AttackedModel.of(victim.model(), victim.task(), shift));
    } catch (IllegalArgumentException e) {
      throw new RunException(e.getMessage(), e);
    }
  }
}
