package org.syntagma.trainers.rewards;

import java.util.List;
import java.util.Optional;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;

/**
 * A head that tells labels apart.
 *
 * @param name of the output, logits (batch, length, labels), of which a text's are a weighted mean
 * @param labels in the order of the logits
 */
record ClassificationHead(String name, List<String> labels) {
  /** What the meaning of such heads begins with; the labels follow. */
  private static final String CLASSIFICATION = "classification";

  /**
   * Finds it.
   *
   * @param name which one; the only one if empty
   * @throws IllegalArgumentException if there is none, or several and no name; says which there are
   */
  static ClassificationHead of(Model model, Optional<String> name) {
    List<Head> classifying = model.heads().stream().filter(ClassificationHead::classifies).toList();
    List<Head> meant =
        classifying.stream().filter(head -> head.name().equals(name.orElse(head.name()))).toList();
    if (meant.size() == 1) {
      Head head = meant.get(0);
      return new ClassificationHead(head.name(), head.meaning().subList(1, head.meaning().size()));
    }
    List<String> names = classifying.stream().map(Head::name).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "the model has no head that classifies: name the task that taught one, as in model: {type: checkpoint, path: RUN, task: NAME}");
    }
    throw new IllegalArgumentException(
        name.map(
                wanted ->
                    "head = %s: the model's heads that classify are %s".formatted(wanted, names))
            .orElseGet(
                () -> "the model has several heads that classify: set head to one of " + names));
  }

  private static boolean classifies(Head head) {
    return !head.meaning().isEmpty() && head.meaning().get(0).equals(CLASSIFICATION);
  }

  /**
   * The place of a label.
   *
   * @throws IllegalArgumentException if there is no such label; says which there are
   */
  int number(String label) {
    int number = labels.indexOf(label);
    if (number < 0) {
      throw new IllegalArgumentException(
          "label = %s: the model's head '%s' knows the labels %s".formatted(label, name, labels));
    }
    return number;
  }
}
