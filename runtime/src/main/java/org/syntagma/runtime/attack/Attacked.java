package org.syntagma.runtime.attack;

import java.util.List;
import org.syntagma.api.model.Model;

/**
 * What an attack made.
 *
 * @param examples as many as there were, in the same order
 * @param model answers them: the one that is attacked, or one that stands before it and stays open
 *     with it
 */
public record Attacked<E>(List<E> examples, Model model) {
  public Attacked {
    examples = List.copyOf(examples);
  }
}
