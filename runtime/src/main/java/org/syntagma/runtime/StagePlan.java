package org.syntagma.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/**
 * One stage, checked but not created.
 *
 * @param name unique within the pipeline; the trainer's type where none was given
 * @param from the name of an earlier stage or the path of a run or checkpoint whose models it
 *     begins with; empty for those of the stage before it
 */
public record StagePlan(String name, Optional<String> from, Planned<Trainer> trainer) {
  private static final String NAME = "name";
  private static final String FROM = "from";

  static Optional<StagePlan> of(Wiring wiring, Setting setting, String path, Problems problems) {
    Optional<Planned<Trainer>> trainer =
        wiring.component(Trainer.class, setting, path, Set.of(NAME, FROM), problems);
    Optional<Setting> given = field(setting, NAME);
    Optional<Setting> from = field(setting, FROM);
    if (from.isPresent() && !(from.get() instanceof Setting.Text)) {
      problems.add(path + "." + FROM, from.get(), "must be the name of an earlier stage or a path");
      return Optional.empty();
    }
    if (given.isPresent() && !isName(given.get())) {
      problems.add(
          path + "." + NAME,
          given.get(),
          "must be letters, digits, dots, hyphens and underscores, and begin with a letter or digit");
      return Optional.empty();
    }
    return trainer.map(
        plan ->
            new StagePlan(
                given
                    .map(name -> ((Setting.Text) name).text())
                    .orElseGet(() -> plan.supplied().orElseThrow().component().type()),
                from.map(text -> ((Setting.Text) text).text()),
                plan));
  }

  private static Optional<Setting> field(Setting setting, String key) {
    return setting instanceof Setting.Fields fields ? fields.get(key) : Optional.empty();
  }

  private static boolean isName(Setting setting) {
    return setting instanceof Setting.Text text
        && text.text().matches("[A-Za-z0-9][A-Za-z0-9._-]*");
  }

  /** The same stage, which begins with the checkpoint at a path. */
  StagePlan beginningWith(String checkpoint) {
    return new StagePlan(name, Optional.of(checkpoint), trainer);
  }

  /** Its place in the configuration, such as {@code stages[0]}. */
  String path() {
    return trainer.path();
  }

  /** The corpora of the stage, also those that it is only evaluated on. */
  Stream<Planned<?>> corpora() {
    return trainer.all().filter(plan -> plan.type() == Corpus.class);
  }

  /** The tasks that the stage teaches, in order. */
  List<Planned<TaskEntry>> tasks() {
    return trainer.all().flatMap(StagePlan::task).toList();
  }

  /** An entry's name, by the contract of {@link TaskEntry.Settings}. */
  static String name(Planned<TaskEntry> entry) {
    String given = ((TaskEntry.Settings) entry.settings()).name();
    return given.isEmpty() ? taskType(entry) : given;
  }

  /** The type of the task of an entry. */
  static String taskType(Planned<TaskEntry> entry) {
    return taskOf(entry).supplied().orElseThrow().component().type();
  }

  /** The task of an entry. */
  static Planned<?> taskOf(Planned<TaskEntry> entry) {
    return entry.slots().get("").plans().get(0);
  }

  @SuppressWarnings("unchecked")
  private static Stream<Planned<TaskEntry>> task(Planned<?> plan) {
    return plan.type() == TaskEntry.class ? Stream.of((Planned<TaskEntry>) plan) : Stream.empty();
  }

  Setting.Fields effective() {
    Map<String, Setting> all = new LinkedHashMap<>();
    all.put(NAME, new Setting.Text(name, Origin.Layer.DEFAULT));
    from.ifPresent(text -> all.put(FROM, new Setting.Text(text, Origin.Layer.DEFAULT)));
    all.putAll(trainer.effective().fields());
    return new Setting.Fields(all, Origin.Layer.DEFAULT);
  }
}
