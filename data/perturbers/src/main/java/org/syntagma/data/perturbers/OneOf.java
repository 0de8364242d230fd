package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;

/**
 * Lets one of several others change each sentence, drawn evenly; where that one cannot, the next in
 * the list.
 */
@Description("one of several others, drawn for each sentence")
final class OneOf implements Perturber {
  private final List<Perturber> perturbers;

  /**
   * Of others.
   *
   * @throws IllegalArgumentException if there are none
   */
  @Inject
  OneOf(@Slot("perturbers") @Description("the others, at least one") List<Perturber> perturbers) {
    if (perturbers.isEmpty()) {
      throw new IllegalArgumentException("perturbers: is empty, but must have at least one");
    }
    this.perturbers = perturbers;
  }

  @Override
  public void learn(Iterable<String> texts) {
    perturbers.forEach(each -> each.learn(texts));
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    int size = perturbers.size();
    int first = (int) randomness.below(0, size);
    for (int i = 0; i < size; i++) {
      int chosen = (first + i) % size;
      Optional<Sentence> changed = perturbers.get(chosen).perturb(sentence, randomness.at(chosen));
      if (changed.isPresent()) {
        return changed;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Sentence> variants(Sentence sentence, int word) {
    return perturbers.stream().flatMap(each -> each.variants(sentence, word).stream()).toList();
  }

  @Override
  public List<DataSource> sources() {
    return perturbers.stream().flatMap(each -> each.sources().stream()).toList();
  }
}
