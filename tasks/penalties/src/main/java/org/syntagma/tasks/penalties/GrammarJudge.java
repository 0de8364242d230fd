package org.syntagma.tasks.penalties;

import java.util.List;
import org.syntagma.api.model.Constraint;

/**
 * A text is a sentence of a grammar, or is not.
 *
 * @param start what the grammar allows at the beginning of a text
 * @param end the end symbol
 */
record GrammarJudge(Constraint start, int end) implements Judge {
  @Override
  public List<Double> goodness(List<Spoken> texts) {
    return texts.stream().map(text -> accepts(text) ? 1.0 : 0.0).toList();
  }

  private boolean accepts(Spoken text) {
    return text.ended() && text.from(start).filter(place -> place.allowed().get(end)).isPresent();
  }
}
