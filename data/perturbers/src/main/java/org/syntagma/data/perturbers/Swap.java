package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.perturbation.Rewrite;

/**
 * Lets words change places with the next one, each with a probability; a word that was moved stays.
 */
@Description("words and their neighbours in each other's places")
final class Swap implements Perturber {
  private final RateConfig config;

  @Inject
  Swap(RateConfig config) {
    this.config = config;
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    List<Integer> order = order(sentence);
    boolean swapped = false;
    for (int word = 0; word + 1 < order.size(); word++) {
      if (differs(sentence, word) && randomness.uniform(word) < config.rate()) {
        Collections.swap(order, word, word + 1);
        swapped = true;
        word++;
      }
    }
    return swapped ? Optional.of(Rewrite.ordered(sentence, order)) : Optional.empty();
  }

  @Override
  public List<Sentence> variants(Sentence sentence, int word) {
    List<Integer> order = order(sentence);
    if (word + 1 == order.size() || !differs(sentence, word)) {
      return List.of();
    }
    Collections.swap(order, word, word + 1);
    return List.of(Rewrite.ordered(sentence, order));
  }

  private static List<Integer> order(Sentence sentence) {
    return new ArrayList<>(IntStream.range(0, sentence.words().size()).boxed().toList());
  }

  private static boolean differs(Sentence sentence, int word) {
    return !sentence.words().get(word).equals(sentence.words().get(word + 1));
  }
}
