package org.syntagma.toolkit.trees.scoring;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.toolkit.trees.scoring.Brackets.Bracket;

/**
 * Scores constituency trees as EVALB (Sekine and Collins 1997) does with its COLLINS.prm and
 * without a limit on length; the outermost brackets {@code ROOT} and {@code S1} are deleted like
 * {@code TOP}. Trees are added pair by pair.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BracketScorer {
  private Score brackets = new Score(0, 0, 0);
  private long sentences;
  private long errors;
  private long skipped;
  private long complete;
  private long crossing;
  private long noCrossing;
  private long twoOrLessCrossing;
  private long words;
  private long correctTags;

  /** Counts one sentence. */
  public void add(Constituency gold, Constituency system) {
    Brackets right = Brackets.of(gold);
    Brackets found = Brackets.of(system);
    sentences++;
    if (found.words().isEmpty()) {
      skipped++;
    } else if (!right.words().equals(found.words())) {
      errors++;
    } else {
      count(right, found);
    }
  }

  /** What has been counted so far. */
  public BracketScores scores() {
    return new BracketScores(
        brackets,
        sentences,
        errors,
        skipped,
        complete,
        crossing,
        noCrossing,
        twoOrLessCrossing,
        words,
        correctTags);
  }

  private void count(Brackets right, Brackets found) {
    int gold = right.brackets().size();
    int system = found.brackets().size();
    int correct = matched(right.brackets(), found.brackets());
    brackets =
        new Score(brackets.gold() + gold, brackets.system() + system, brackets.correct() + correct);
    complete += gold == correct && system == correct ? 1 : 0;
    long crosses =
        found.brackets().stream()
            .filter(bracket -> right.brackets().stream().anyMatch(bracket::crosses))
            .count();
    crossing += crosses;
    noCrossing += crosses == 0 ? 1 : 0;
    twoOrLessCrossing += crosses <= 2 ? 1 : 0;
    words += right.words().size();
    for (int i = 0; i < right.tags().size(); i++) {
      correctTags += right.tags().get(i).equals(found.tags().get(i)) ? 1 : 0;
    }
  }

  /** Each bracket counts as often as both have it. */
  private static int matched(List<Bracket> gold, List<Bracket> system) {
    List<Bracket> rest = new ArrayList<>(gold);
    int matched = 0;
    for (Bracket bracket : system) {
      matched += rest.remove(bracket) ? 1 : 0;
    }
    return matched;
  }
}
