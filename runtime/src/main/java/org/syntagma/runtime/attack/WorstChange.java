package org.syntagma.runtime.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.task.Mark;
import org.syntagma.toolkit.perturbation.Passage;
import org.syntagma.toolkit.perturbation.Perturbable;

/**
 * Looks for the change of a text after which the right answer is least probable to a model.
 *
 * <p>Where the perturber has variants the search is greedy, one word at a time as in Ren et al.
 * 2019 and Jin et al. 2020, but with all variants of all words tried at each turn: as long as the
 * answer is right, and few enough words are changed, the worst variant is kept. A word is changed
 * once. Where there are no variants, it is the worst of some random changes.
 */
record WorstChange<E>(
    Victim<E> victim, Perturbable<E> form, Perturber perturber, AttackSettings settings) {

  private record Found(Passage passage, Mark mark) {}

  /** The example, changed; as it is if no change makes the right answer less probable. */
  E of(E example, Mark mark, Randomness randomness) {
    Passage original = form.passage(example);
    Found now = new Found(original, mark);
    long turns = Math.max(1, (long) (settings.most() * original.words()));
    for (long turn = 0; turn < turns && now.mark().right(); turn++) {
      List<Passage> changes = now.passage().variants(perturber, original);
      if (changes.isEmpty() && turn == 0) {
        changes = drawn(original, randomness);
        turns = 1;
      }
      Optional<Found> worse = worst(example, changes, now.mark());
      if (worse.isEmpty()) {
        break;
      }
      now = worse.get();
    }
    return now.passage().equals(original) ? example : form.with(example, now.passage());
  }

  private List<Passage> drawn(Passage passage, Randomness randomness) {
    List<Passage> changes = new ArrayList<>();
    for (int i = 0; i < settings.tries(); i++) {
      passage.perturbed(perturber, randomness.at(i)).ifPresent(changes::add);
    }
    return changes;
  }

  /** The one with the greatest loss, one that is answered wrongly if there is any. */
  private Optional<Found> worst(E example, List<Passage> changes, Mark before) {
    List<E> examples = changes.stream().map(change -> form.with(example, change)).toList();
    List<Mark> marks = victim.marks(victim.model(), examples);
    Optional<Found> worst = Optional.empty();
    Mark worstMark = before;
    for (int i = 0; i < changes.size(); i++) {
      if (isWorse(marks.get(i), worstMark)) {
        worstMark = marks.get(i);
        worst = Optional.of(new Found(changes.get(i), worstMark));
      }
    }
    return worst;
  }

  private static boolean isWorse(Mark one, Mark other) {
    return one.right() == other.right() ? one.loss() > other.loss() : !one.right();
  }
}
