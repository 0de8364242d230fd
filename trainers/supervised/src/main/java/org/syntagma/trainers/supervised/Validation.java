package org.syntagma.trainers.supervised;

import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.toolkit.state.Snapshot;

/**
 * A task with what it is evaluated on: every time the same examples in the same order, whatever a
 * corpus does in its later epochs.
 *
 * @param corpus never trained on
 * @param begin where the corpus stood before the first evaluation
 */
record Validation<E>(LearnedTask<E, ?> task, Corpus<? extends E> corpus, Snapshot begin) {
  Validation(LearnedTask<E, ?> task, Corpus<? extends E> corpus) {
    this(task, corpus, Snapshot.of(corpus));
  }

  Metrics run(Model model, int examples, OptionalLong batches) {
    corpus.load(begin.reader());
    try {
      return task.task().evaluate(model, new Evaluation<>(corpus, examples, batches));
    } finally {
      // Another may evaluate on the same corpus.
      corpus.load(begin.reader());
    }
  }
}
