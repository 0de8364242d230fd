package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.perturbation.Rewrite;

/**
 * Puts other words into the places of words: those that a file names, or those with the likest
 * contexts in the training text ({@link Neighbours}). As a search over all candidates of all words
 * it is the attack of Ren et al. 2019 and Jin et al. 2020, without their outside resources.
 *
 * <p>Like contexts are no proof of like meaning: {@code good} and {@code bad} stand between the
 * same words. A file of synonyms is the better choice where there is one.
 */
@Description("words replaced by others: those of a file, or those with like contexts")
final class Substitute implements Perturber {
  private final SubstituteConfig config;
  private final Optional<Replacements> file;
  private Candidates candidates;

  /**
   * Reads the file, if there is one.
   *
   * @throws org.syntagma.api.data.DataException if it cannot be used
   */
  @Inject
  Substitute(SubstituteConfig config) {
    this.config = config;
    this.file = config.path().map(Replacements::of);
    this.candidates = file.<Candidates>map(read -> read).orElse(word -> List.of());
  }

  @Override
  public void learn(Iterable<String> texts) {
    if (file.isEmpty()) {
      candidates = Neighbours.of(Contexts.of(texts, config.minimumCount()), config);
    }
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    Map<Integer, String> others = new HashMap<>();
    for (int word = 0; word < sentence.words().size(); word++) {
      if (randomness.uniform(2L * word) < config.rate()) {
        List<String> all = candidates(sentence.words().get(word));
        if (!all.isEmpty()) {
          others.put(word, all.get((int) randomness.below(2L * word + 1, all.size())));
        }
      }
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(Rewrite.replaced(sentence, others));
  }

  @Override
  public List<Sentence> variants(Sentence sentence, int word) {
    return candidates(sentence.words().get(word)).stream()
        .map(other -> Rewrite.replaced(sentence, Map.of(word, other)))
        .toList();
  }

  private List<String> candidates(String word) {
    String lower = Casing.lower(word);
    return config.keep().contains(lower)
        ? List.of()
        : candidates.of(lower).stream()
            .filter(other -> !config.keep().contains(other))
            .map(other -> Casing.like(word, other))
            .filter(other -> !other.equals(word))
            .toList();
  }

  @Override
  public List<DataSource> sources() {
    return file.map(Replacements::source).stream().toList();
  }
}
