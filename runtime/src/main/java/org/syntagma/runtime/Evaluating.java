package org.syntagma.runtime;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * What the last stage measures. Its tasks learn from their corpora first, as before training.
   *
   * @param plan of {@link #with}
   */
  static Map<String, Metrics> run(Checkpoint checkpoint, PipelinePlan plan, Host host) {
    try (Parts parts = new Parts(plan, host, Optional.empty(), Optional.of(checkpoint))) {
      Models models = parts.models();
      try {
        StagePlan stage = plan.stages().get(plan.stages().size() - 1);
        Trainer trainer = parts.create(stage.trainer());
        parts.teach(stage, Inheritance.NONE);
        models = parts.prepared(stage, trainer, models);
        models.byName().forEach((name, model) -> Restoring.parameters(model, checkpoint, name));
        return trainer.evaluate(models);
      } finally {
        Closing.all(List.copyOf(models.byName().values()));
      }
    }
  }
}
