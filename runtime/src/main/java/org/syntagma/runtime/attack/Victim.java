package org.syntagma.runtime.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Mark;
import org.syntagma.api.task.MarkingTask;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.runtime.run.RunException;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;

/**
 * What is attacked.
 *
 * @param task is a {@link MarkingTask}
 * @param model has learned it
 * @param examples those to answer
 */
public record Victim<E>(Task<E, ?> task, Model model, List<E> examples) {
  /** How many examples the model reads at once. */
  private static final int AT_ONCE = 64;

  public Victim {
    examples = List.copyOf(examples);
  }

  /**
   * How a model answers examples, in the same order.
   *
   * @param answering the model, or one that stands before it
   * @throws RunException if the task, as it is set, cannot mark answers, or not those to what an
   *     attack made
   */
  @SuppressWarnings("unchecked") // A task marks the examples that it reads.
  public List<Mark> marks(Model answering, List<E> given) {
    List<Mark> marks = new ArrayList<>();
    for (int from = 0; from < given.size(); from += AT_ONCE) {
      List<E> some = given.subList(from, Math.min(given.size(), from + AT_ONCE));
      try {
        marks.addAll(((MarkingTask<E>) task).marks(answering, some));
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw cannot(e);
      } catch (DataException e) {
        throw new RunException(
            "what an attack made of an example does not suit the task: "
                + e.getMessage()
                + ". Where words have labels, take a perturber that puts one word in the place of one, such as substitute",
            e);
      }
    }
    return marks;
  }

  /** What the task measures of a model on examples. */
  public Metrics metrics(Model answering, List<E> given) {
    EpochCursor<E> corpus = new EpochCursor<>(task.exampleType(), Epochs.of(() -> given));
    try {
      return task.evaluate(answering, new Evaluation<>(corpus, AT_ONCE, OptionalLong.empty()));
    } catch (IllegalStateException e) {
      throw cannot(e);
    }
  }

  private static RunException cannot(RuntimeException e) {
    return new RunException("this task cannot be attacked: " + e.getMessage(), e);
  }

  /** The part of an example that an attack may change, as people read it. */
  static String text(Object example) {
    if (example instanceof Pair pair) {
      return pair.source();
    }
    return example instanceof Text text ? text.text() : String.valueOf(example);
  }
}
