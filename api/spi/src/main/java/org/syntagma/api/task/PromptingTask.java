package org.syntagma.api.task;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;

/** A task whose models answer an input by writing, as a translation answers a sentence. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PromptingTask {
  /**
   * What generation starts from to answer {@code source}: laid out as it was in training.
   *
   * @throws IllegalArgumentException if the task's models do not write; says why
   * @throws org.syntagma.api.data.DataException if the source does not fit the model's context
   */
  Prompt prompt(Model model, String source);

  /**
   * The answer among the tokens that a model wrote after {@link #prompt}. By default all of them.
   */
  default List<Integer> answer(Model model, List<Integer> written) {
    return written;
  }
}
