package org.syntagma.trainers.supervised;

import java.util.HashMap;
import java.util.Map;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;

/** The heads of a stage, each with the first task that needs it. */
final class SharedHeads {
  private record Owned(String task, Head head) {}

  private final Map<String, Owned> heads = new HashMap<>();

  /**
   * The model with a head that a task needs.
   *
   * @throws IllegalArgumentException if it means something else to an earlier task
   */
  Model added(String task, Head head, Model model) {
    Owned first = heads.computeIfAbsent(head.name(), name -> new Owned(task, head));
    if (!first.head().isLike(head)) {
      throw new IllegalArgumentException(
          "the tasks '%s' and '%s' would share the head '%s', but it means different things to them, such as other labels or another form: give one of them another head, as in 'head: %s'"
              .formatted(first.task(), task, head.name(), suggested(task)));
    }
    return model.with(new Edit.AddHead(head));
  }

  private static String suggested(String task) {
    return task.replaceAll("[^A-Za-z0-9-]", "-");
  }
}
