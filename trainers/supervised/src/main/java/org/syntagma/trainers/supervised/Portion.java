package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;

/**
 * The examples of one micro-batch.
 *
 * @param task what they teach
 * @param examples none only where {@code last}
 * @param last the corpus ended, and the stage ends with it
 */
record Portion<E>(LearnedTask<E, ?> task, List<E> examples, boolean last) {
  MicroBatch batch(Model model, NDManager manager, Randomness randomness) {
    return task.batch(model, examples, manager, randomness);
  }
}
