package org.syntagma.trainers.supervised;

import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;

/**
 * A task with what it is evaluated on.
 *
 * @param corpus never trained on
 */
record Validation<E>(LearnedTask<E, ?> task, Corpus<? extends E> corpus) {
  Metrics run(Model model, int examples, OptionalLong batches) {
    corpus.rewind();
    return task.task().evaluate(model, new Evaluation<>(corpus, examples, batches));
  }
}
