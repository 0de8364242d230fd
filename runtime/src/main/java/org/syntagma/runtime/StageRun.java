package org.syntagma.runtime;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateWriter;
import org.syntagma.runtime.checkpoint.CheckpointWriter;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.checkpoint.Position;

/** What the stages of one run share. */
record StageRun(
    PipelinePlan plan,
    Parts parts,
    Listeners listeners,
    Path directory,
    Checkpoints checkpoints,
    StopSignal stop,
    boolean profiled) {
  static final String LISTENERS = "listeners";
  static final String TOKENIZER = "tokenizer";
  static final String TASKS = "tasks";

  PipelineSettings settings() {
    return plan.settings();
  }

  Randomness randomness() {
    return parts.randomness();
  }

  Position position(String stage, long update) {
    List<String> names = plan.stages().stream().map(StagePlan::name).toList();
    return new Position(names.indexOf(stage), stage, update);
  }

  /** Writes a checkpoint and deletes those that are no longer kept. */
  Path write(Position position, Models models, double score, Consumer<StateWriter> state) {
    Path path;
    try (CheckpointWriter writer = checkpoints.begin(position)) {
      writer.score(score);
      writer.plugins(versions());
      models
          .byName()
          .forEach(
              (name, model) ->
                  writer.model(
                      name,
                      modelSettings(name, model),
                      SettingJson.write(plan.tokenizer().effective()),
                      model.parameters().asMap()));
      StateWriter all = writer.state();
      parts.tokenizer().save(all.part(TOKENIZER));
      listeners.save(all.part(LISTENERS));
      StateWriter tasks = all.part(TASKS);
      plan.upTo(position.stageIndex()).forEach(stage -> parts.saveTasks(stage, tasks));
      state.accept(all);
      path = writer.commit();
    }
    checkpoints.prune(settings().checkpoints().keep());
    return path;
  }

  private JsonObject modelSettings(String name, Model model) {
    JsonObject object = new JsonObject();
    object.add("backend", SettingJson.write(plan.backend().effective()));
    object.add("network", SettingJson.write(plan.models().get(name).effective()));
    object.addProperty(Restoring.VOCABULARY, model.tokenizer().size());
    object.add(SavedAdapters.KEY, SavedAdapters.write(model.adapters()));
    return object;
  }

  /** The versions of the plugins that take part, by name. */
  private Map<String, String> versions() {
    return plan.all()
        .flatMap(planned -> planned.supplied().stream())
        .map(supplied -> supplied.plugin())
        .collect(
            Collectors.toMap(
                plugin -> plugin.name(), plugin -> plugin.version(), (first, second) -> first));
  }
}
