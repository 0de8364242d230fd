package org.syntagma.tasks.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.task.Evaluation;

/** Reads corpora of pairs. */
final class Examples {
  private Examples() {}

  /**
   * Hands out an evaluation's batches, none of them empty.
   *
   * @throws DataException if there are no examples at all
   */
  static void batches(Evaluation<Pair> evaluation, Consumer<List<Pair>> reader) {
    long limit = evaluation.batches().orElse(Long.MAX_VALUE);
    for (long batch = 0; batch < limit; batch++) {
      List<Pair> pairs = next(evaluation.corpus(), evaluation.examples());
      if (pairs.isEmpty()) {
        if (batch == 0) {
          throw new DataException(
              "the corpus to evaluate on is empty: give it inputs with what is required for them");
        }
        return;
      }
      reader.accept(pairs);
    }
  }

  private static List<Pair> next(Corpus<? extends Pair> corpus, int most) {
    List<Pair> pairs = new ArrayList<>();
    while (pairs.size() < most) {
      Optional<? extends Pair> pair = corpus.next();
      if (pair.isEmpty()) {
        break;
      }
      pairs.add(pair.get());
    }
    return pairs;
  }

  /**
   * Hands out every pair of a corpus.
   *
   * @throws DataException if it has no end
   */
  static void all(Corpus<? extends Pair> corpus, Consumer<Pair> reader) {
    if (corpus.size().isEmpty()) {
      throw new DataException(
          "labels are learned from one whole reading of the corpus, but this one has no end: choose an order that has one, such as 'order: sequential'");
    }
    for (Optional<? extends Pair> pair = corpus.next(); pair.isPresent(); pair = corpus.next()) {
      reader.accept(pair.get());
    }
  }
}
