package org.syntagma.runtime.listeners;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;

/** How numbers are said to people. */
final class Wording {
  private Wording() {}

  static String stage(String stage, long updates, long parameters) {
    return format("%s: %,d updates of %,d parameters", stage, updates, parameters);
  }

  /** {@code pretrain 1,200/3,000 loss 1.8342 21,340 tokens/s 0:42 left validation 1.9012}. */
  static String progress(
      String stage, Progress progress, Speed speed, Map<String, Metrics> validation) {
    StringBuilder line = new StringBuilder();
    line.append(format("%s %,d/%,d", stage, progress.update(), progress.updates()));
    Double loss = progress.values().get(Metrics.LOSS);
    if (loss != null) {
      line.append(format("  loss %.4f", loss));
    }
    Double reward = progress.values().get("reward");
    if (reward != null) {
      line.append(format("  reward %.4f", reward));
    }
    if (speed.known()) {
      Duration left = speed.expected(progress.updates() - progress.update());
      line.append(format("  %,.0f tokens/s  %s left", speed.tokensPerSecond(), clock(left)));
    }
    String losses = losses(validation);
    return losses.isEmpty()
        ? line.toString()
        : line.append("  validation ").append(losses).toString();
  }

  /** {@code pretrain 500 validation of text: loss 1.9012, perplexity 6.6940}. */
  static String evaluation(String stage, long update, String task, Metrics metrics) {
    String values =
        metrics.values().entrySet().stream()
            .map(each -> format("%s %.4f", each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    return format("%s %,d  validation of %s: %s", stage, update, task, values);
  }

  /** {@code polish 40 warning: all rewards are equal …}. */
  static String note(String stage, long update, Note note) {
    String kind = note.kind() == Note.Kind.WARNING ? "warning: " : "";
    return format("%s %,d  %s%s", stage, update, kind, note.text());
  }

  /** {@code stopped after 1:24 (83.6 s)}. */
  static String stopped(Duration time) {
    return format("stopped after %s (%.1f s)", clock(time), time.toMillis() / 1000.0);
  }

  /** One task's loss alone, several with their names. */
  private static String losses(Map<String, Metrics> validation) {
    return validation.entrySet().stream()
        .filter(each -> each.getValue().values().containsKey(Metrics.LOSS))
        .map(
            each ->
                (validation.size() > 1 ? each.getKey() + " " : "")
                    + format("%.4f", each.getValue().values().get(Metrics.LOSS)))
        .collect(Collectors.joining(", "));
  }

  private static String clock(Duration time) {
    Duration rounded = time.plusMillis(500);
    return rounded.toHours() > 0
        ? format(
            "%d:%02d:%02d", rounded.toHours(), rounded.toMinutesPart(), rounded.toSecondsPart())
        : format("%d:%02d", rounded.toMinutes(), rounded.toSecondsPart());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
