package org.syntagma.runtime.generation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.runtime.generation.Candidates.Candidate;

/**
 * Beam search after one prompt. Of all continuations by one token those go on that are most
 * probable, as many as there are beams. One that ends is finished if it is among so many; others
 * are not worth it, and with one beam the search is greedy. The best finished ones by score are
 * kept.
 *
 * <p>What lives cannot become more probable, and its score is best at the greatest length. When
 * even so nothing can beat the worst that is kept, the search is over.
 */
final class Beam {
  private final Rules rules;
  private final Decoding decoding;
  private final BitSet prompt;
  private final Finished finished;
  private List<Continuation> living;

  /**
   * A search that begins.
   *
   * @param kept how many finished continuations are wanted
   */
  Beam(Rules rules, BitSet prompt, Continuation start, int kept) {
    this.rules = rules;
    // With one beam the search is greedy, whatever the length.
    this.decoding =
        rules.decoding().beams() == 1 ? rules.decoding().withLengthPenalty(0) : rules.decoding();
    this.prompt = prompt;
    this.finished = new Finished(kept);
    this.living = List.of(start);
  }

  List<Continuation> living() {
    return living;
  }

  /**
   * Goes on by one token.
   *
   * @param logits of each living continuation
   * @return which of them the ones that live now come from
   */
  List<Integer> advance(List<float[]> logits) {
    // Each continuation ends in one way only, so that enough are left to go on.
    Candidates candidates = new Candidates(2 * decoding.beams());
    for (int i = 0; i < living.size(); i++) {
      Continuation each = living.get(i);
      int[] ids = each.allowed(rules.drawable());
      if (ids.length == 0) {
        finish(each.ended(Ending.EXHAUSTED));
      } else {
        rules.penalise(logits.get(i), prompt, each);
        candidates.add(i, each.total(), logits.get(i), ids);
      }
    }
    return choose(candidates.falling());
  }

  private List<Integer> choose(List<Candidate> candidates) {
    List<Continuation> next = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    int going = 0;
    for (int rank = 0; rank < candidates.size(); rank++) {
      Candidate candidate = candidates.get(rank);
      boolean ends = candidate.token() == rules.end();
      if (ends ? rank >= decoding.beams() : going == decoding.beams()) {
        continue;
      }
      going += ends ? 0 : 1;
      Continuation grown =
          rules.append(
              living.get(candidate.parent()), candidate.token(), candidate.logProbability());
      if (grown.ending().isPresent()) {
        finish(grown);
      } else if (grown.length() == decoding.maximum()) {
        finish(grown.ended(Ending.TRUNCATED));
      } else {
        next.add(grown);
        parents.add(candidate.parent());
      }
    }
    boolean over = next.isEmpty() || finished.beats(bound(next.get(0)));
    living = over ? List.of() : next;
    return over ? List.of() : parents;
  }

  private void finish(Continuation continuation) {
    finished.add(continuation, decoding.score(continuation.total(), continuation.length()));
  }

  /** The best score that a continuation of this one could have. */
  private double bound(Continuation continuation) {
    return decoding.score(continuation.total(), decoding.maximum());
  }

  List<Sample> best() {
    return finished.best().stream().map(rules::sample).toList();
  }
}
