package org.syntagma.runtime;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

/** Measures a checkpoint's models by a configuration that did not train them. */
final class Evaluating {
  private Evaluating() {}

  /**
   * {@code settings} with the checkpoint's models and tokenizer, and its backend if it has none.
   */
  static Settings with(Checkpoint checkpoint, Settings settings) {
    Map<String, Setting> fields = new LinkedHashMap<>(settings.root().fields());
    Map<String, Setting> networks = new LinkedHashMap<>();
    for (String name : checkpoint.models()) {
      JsonObject saved = checkpoint.settings(name);
      networks.put(name, SettingJson.read(saved.getAsJsonObject("network")));
      fields.putIfAbsent("backend", SettingJson.read(saved.getAsJsonObject("backend")));
      fields.put("tokenizer", SettingJson.read(checkpoint.tokenizer(name)));
    }
    fields.put("models", new Setting.Fields(networks, Origin.Layer.CODE));
    return new Settings(new Setting.Fields(fields, settings.root().origin()), settings.where());
  }

  /**
   * What the last stage measures. Tasks that the checkpoint's run has not taught learn from their
   * corpora first, as before training.
   *
   * @param plan of {@link #with}
   */
  static Map<String, Metrics> run(Checkpoint checkpoint, PipelinePlan plan, Host host) {
    try (Parts parts = new Parts(plan, host, Optional.empty(), Optional.of(checkpoint))) {
      Models models = parts.models();
      try {
        StagePlan stage = plan.stages().get(plan.stages().size() - 1);
        Trainer trainer = parts.trainer(stage);
        try (StartingPoint start = StartingPoint.open(checkpoint.path(), host)) {
          parts.teach(stage, start);
        }
        models = adapted(parts.prepared(stage, trainer, models), checkpoint);
        models.byName().forEach((name, model) -> Restoring.parameters(model, checkpoint, name));
        return trainer.evaluate(models);
      } finally {
        Closing.all(List.copyOf(models.byName().values()));
      }
    }
  }

  /** With the low-rank adaptations that the checkpoint has. */
  private static Models adapted(Models models, Checkpoint checkpoint) {
    Map<String, Model> adapted = new LinkedHashMap<>();
    models
        .byName()
        .forEach(
            (name, model) -> {
              Model with = model;
              for (Edit.AddLora edit : SavedAdapters.read(checkpoint.settings(name))) {
                boolean there = with.parameters().find(edit.pattern()).isPresent();
                with = there ? with.with(edit) : with;
              }
              adapted.put(name, with);
            });
    return new Models(adapted);
  }
}
