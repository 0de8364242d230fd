package org.syntagma.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.syntagma.runtime.Validation;
import org.syntagma.runtime.Validation.Memory;
import org.syntagma.runtime.Validation.ModelSize;
import org.syntagma.runtime.Validation.StageCheck;
import org.syntagma.runtime.Validation.TaskCheck;

/** What a person reads of a validated configuration. */
final class ValidationText {
  private ValidationText() {}

  static String of(Validation validation) {
    TextTable head = new TextTable();
    head.row("backend", validation.backend());
    head.row("vocabulary", number(validation.vocabulary()) + " ids");
    String stages =
        validation.stages().stream().map(ValidationText::of).collect(Collectors.joining("\n"));
    return head + "\n" + stages + "\nMemory and time are estimates.\nvalid";
  }

  private static String of(StageCheck stage) {
    TextTable table = new TextTable();
    stage.models().forEach((name, size) -> table.row("model " + name, of(size)));
    for (TaskCheck task : stage.tasks()) {
      String batch =
          task.batch().entrySet().stream()
              .map(array -> array.getKey() + " " + array.getValue())
              .collect(Collectors.joining(", "));
      table.row(
          "task " + task.name(),
          "batch of %s; %s valid; loss %s"
              .formatted(
                  batch, number(task.valid()), String.format(Locale.ROOT, "%.4f", task.loss())));
      task.data().forEach(file -> table.row("", "reads " + file));
    }
    table.row("memory", of(stage.memory()));
    stage.time().ifPresent(time -> table.row("time", of(time, stage.updates())));
    return "stage " + stage.name() + "\n" + table;
  }

  private static String of(ModelSize size) {
    String all = number(size.parameters()) + " parameters";
    return size.parameters() == size.trainable()
        ? all
        : all + ", of which " + number(size.trainable()) + " are trained";
  }

  private static String of(Memory memory) {
    return "%s at the peak: Java and the engine %s, weights %s, gradients %s, optimizer %s, activations %s"
        .formatted(
            Bytes.text(memory.peak()),
            Bytes.text(memory.process()),
            Bytes.text(memory.weights()),
            Bytes.text(memory.gradients()),
            Bytes.text(memory.optimizer()),
            Bytes.text(memory.activations()));
  }

  private static String of(Duration update, long updates) {
    return "%s for an update, %s for all %s, without evaluations and checkpoints"
        .formatted(time(update), time(update.multipliedBy(updates)), number(updates));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
