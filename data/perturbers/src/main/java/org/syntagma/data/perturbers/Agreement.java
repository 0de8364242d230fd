package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.perturbation.Rewrite;

/**
 * Breaks the agreement in number between a subject and its verb, in English sentences with
 * dependency trees in the manner of Universal Dependencies: {@code dogs bark} becomes {@code dogs
 * barks}. Of several verbs that agree it draws one.
 */
@Description("the number of a verb no longer that of its subject, in English sentences with trees")
final class Agreement implements Perturber {
  private final Trees trees;

  @Inject
  Agreement(
      @Slot("parser") @Description("finds dependency trees for sentences that have none")
          Optional<Parser> parser) {
    this.trees = new Trees("agreement", parser);
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    return trees
        .of(sentence, Dependency.class)
        .flatMap(
            parsed -> {
              Map<Integer, String> verbs = FiniteVerbs.of(parsed).inOtherNumber();
              List<Integer> places = List.copyOf(verbs.keySet());
              return places.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      changed(parsed, verbs, places.get((int) randomness.below(0, places.size()))));
            });
  }

  @Override
  public List<Sentence> variants(Sentence sentence, int word) {
    return trees.of(sentence, Dependency.class).stream()
        .flatMap(
            parsed -> {
              Map<Integer, String> verbs = FiniteVerbs.of(parsed).inOtherNumber();
              return verbs.keySet().stream()
                  .filter(place -> place == word)
                  .map(place -> changed(parsed, verbs, place));
            })
        .toList();
  }

  private static Sentence changed(Sentence sentence, Map<Integer, String> verbs, int place) {
    return Rewrite.replaced(sentence, Map.of(place, verbs.get(place)));
  }

  @Override
  public List<DataSource> sources() {
    return trees.sources();
  }
}
