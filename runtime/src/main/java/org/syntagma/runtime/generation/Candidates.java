package org.syntagma.runtime.generation;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The most probable next tokens of several continuations, as many as are wanted. */
final class Candidates {
  /**
   * A continuation with one more token.
   *
   * @param parent the continuation's place among those that live
   * @param total the log-probability of the whole
   */
  record Candidate(int parent, int token, double logProbability, double total) {
    /** Less probable first; of equals the later parent and the greater id. */
    static final Comparator<Candidate> RISING =
        Comparator.comparingDouble(Candidate::total)
            .thenComparing(Candidate::parent, Comparator.reverseOrder())
            .thenComparing(Candidate::token, Comparator.reverseOrder());
  }

  private final int wanted;
  private final PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.RISING);

  Candidates(int wanted) {
    this.wanted = wanted;
  }

  /**
   * Looks at all that may follow one continuation; called by rising {@code parent}.
   *
   * @param before the continuation's log-probability
   * @param ids what may follow, rising
   */
  void add(int parent, double before, float[] logits, int... ids) {
    double sum = Logits.logSum(logits, ids);
    for (int id : ids) {
      double logProbability = logits[id] - sum;
      double total = before + logProbability;
      boolean full = best.size() == wanted;
      // Of equals the first to come stays.
      if (total > (full ? best.element().total() : Double.NEGATIVE_INFINITY)) {
        if (full) {
          best.remove();
        }
        best.add(new Candidate(parent, id, logProbability, total));
      }
    }
  }

  List<Candidate> falling() {
    return best.stream().sorted(Candidate.RISING.reversed()).toList();
  }
}
