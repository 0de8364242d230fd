package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syntagma.api.component.Description;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.perturbation.Rewrite;

/** Leaves out words, each with a probability, but never all. */
@Description("words left out")
final class Drop implements Perturber {
  private final RateConfig config;

  @Inject
  Drop(RateConfig config) {
    this.config = config;
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    Set<Integer> dropped = new TreeSet<>();
    int size = sentence.words().size();
    for (int word = 0; word < size; word++) {
      if (randomness.uniform(word) < config.rate()) {
        dropped.add(word);
      }
    }
    if (dropped.size() == size) {
      dropped.remove((int) randomness.below(size, size));
    }
    return dropped.isEmpty() ? Optional.empty() : Optional.of(Rewrite.without(sentence, dropped));
  }

  @Override
  public List<Sentence> variants(Sentence sentence, int word) {
    return sentence.words().size() == 1
        ? List.of()
        : List.of(Rewrite.without(sentence, Set.of(word)));
  }
}
