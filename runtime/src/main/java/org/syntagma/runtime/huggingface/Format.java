package org.syntagma.runtime.huggingface;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.model.NetworkFormat;
import org.syntagma.api.ops.Network;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.SettingOf;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/**
 * A plugin's format, whose settings are of a class that only the plugin knows.
 *
 * @param modelType as in {@code config.json}
 */
record Format(String modelType, NetworkFormat<Record> format) {
  static final String MODEL_TYPE = "model_type";
  private static final String TYPE = "type";

  /** The format that a {@code config.json} asks for; a problem where no plugin has it. */
  static Optional<Format> of(JsonConfig config, Wiring wiring) {
    if (!config.has(MODEL_TYPE)) {
      config.problems().add(MODEL_TYPE, "is missing");
      return Optional.empty();
    }
    return named(config.text(MODEL_TYPE, ""), wiring, config.problems());
  }

  /** The format for a network's models, if a plugin has one. */
  static Optional<Format> forNetwork(String type, Wiring wiring) {
    Problems problems = new Problems();
    List<Supplied> all = wiring.catalog().components(NetworkFormat.class);
    return all.stream()
        .flatMap(each -> named(each.component().type(), wiring, problems).stream())
        .filter(format -> format.format().network().equals(type))
        .findFirst();
  }

  // It gets settings that it made itself, or its network's.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Optional<Format> named(String modelType, Wiring wiring, Problems problems) {
    Class<NetworkFormat> kind = NetworkFormat.class;
    Optional<Planned<NetworkFormat>> plan =
        wiring.component(kind, fields(modelType, Map.of()), MODEL_TYPE, Set.of(), problems);
    try (Assembler assembler = new Assembler(binder -> {}, path -> binder -> {})) {
      return plan.map(assembler::create).map(each -> new Format(modelType, each));
    }
  }

  /** The settings of the network that a {@code config.json} describes. */
  Optional<Planned<Network>> network(JsonConfig config, Wiring wiring) {
    int before = config.problems().count();
    Record settings = format.settings(config);
    if (config.problems().count() > before) {
      return Optional.empty();
    }
    return wiring.component(
        Network.class,
        fields(format.network(), SettingOf.fields(settings, Origin.Layer.CODE).fields()),
        "network",
        Set.of(),
        config.problems());
  }

  private static Setting.Fields fields(String type, Map<String, Setting> others) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    fields.put(TYPE, new Setting.Text(type, Origin.Layer.CODE));
    fields.putAll(others);
    return new Setting.Fields(fields, Origin.Layer.CODE);
  }

  static JsonConfig config(Path folder) {
    JsonObject json = JsonFile.read(folder.resolve(ImportedModel.CONFIG));
    return new JsonConfig(json, "", new Problems());
  }
}
