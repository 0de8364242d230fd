package org.syntagma.tasks.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.task.Evaluation;

/** Reads corpora. */
final class Examples {
  private Examples() {}

  /**
   * Hands out an evaluation's batches, none of them empty.
   *
   * @throws DataException if there are no examples at all
   */
  static <E> void batches(Evaluation<E> evaluation, Consumer<List<E>> reader) {
    long limit = evaluation.batches().orElse(Long.MAX_VALUE);
    for (long batch = 0; batch < limit; batch++) {
      List<E> examples = next(evaluation.corpus(), evaluation.examples());
      if (examples.isEmpty()) {
        if (batch == 0) {
          throw new DataException(
              "the corpus to evaluate on is empty: give it inputs with what is required for them");
        }
        return;
      }
      reader.accept(examples);
    }
  }

  private static <E> List<E> next(Corpus<? extends E> corpus, int most) {
    List<E> examples = new ArrayList<>();
    while (examples.size() < most) {
      Optional<? extends E> example = corpus.next();
      if (example.isEmpty()) {
        break;
      }
      examples.add(example.get());
    }
    return examples;
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
