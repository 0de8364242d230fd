package org.syntagma.runtime;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.checkpoint.CheckpointWriter;
import org.syntagma.runtime.checkpoint.Position;
import org.syntagma.runtime.huggingface.ImportedModel;
import org.syntagma.runtime.model.FileVocabulary;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.model.SymbolTokenizer;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Planned;

/** What an imported model is made with, beside its network. */
record Importing(Planned<Backend> backend, Planned<Tokenizer> tokenizer) {
  private static final String MODEL = "main";
  private static final Position BEFORE_ALL = new Position(0, "imported", 0);

  /** Plans backend and tokenizer, of which {@code settings} has nothing else. */
  static Importing of(Settings settings, Host host) {
    Problems problems = new Problems();
    Setting.Fields root = settings.root();
    root.present().keySet().stream()
        .filter(key -> !Set.of("backend", "tokenizer").contains(key))
        .forEach(key -> problems.add(key, "is not used: only backend and tokenizer are set here"));
    Optional<Planned<Backend>> backend = one(Backend.class, "backend", root, host, problems);
    Optional<Planned<Tokenizer>> tokenizer =
        one(Tokenizer.class, "tokenizer", root, host, problems);
    problems.throwIfAny(settings.where());
    return new Importing(backend.orElseThrow(), tokenizer.orElseThrow());
  }

  private static <K> Optional<Planned<K>> one(
      Class<K> kind, String key, Setting.Fields root, Host host, Problems problems) {
    Optional<Setting> found = root.get(key);
    if (found.isEmpty()) {
      problems.add(key, "is missing");
    }
    return found.flatMap(
        setting -> host.wiring().component(kind, setting, key, Set.of(), problems));
  }

  /** Writes a checkpoint of the model in {@code source}; returns how many parameters it has. */
  long write(Path source, Path checkpoint, Host host) {
    if (Files.exists(checkpoint)) {
      throw new RunException(checkpoint + " exists already: choose another place");
    }
    Services services = new Services(host, Optional.empty());
    try (ImportedModel imported = ImportedModel.open(source, host.wiring());
        Assembler assembler =
            new Assembler(services, path -> Services.own(Randomness.of(0), path))) {
      Backend running = assembler.create(backend);
      services.backend(running);
      Tokenizer words = new SymbolTokenizer(FileVocabulary.of(assembler.create(tokenizer)));
      words.learn(List.of());
      services.tokenizer(words);
      try (Model model =
          NetworkModel.blank(() -> assembler.create(imported.network()), words, running)) {
        imported.load(model);
        write(model, imported.network(), checkpoint);
        return model.parameters().count();
      }
    }
  }

  private void write(Model model, Planned<Network> network, Path checkpoint) {
    try (CheckpointWriter writer = CheckpointWriter.at(checkpoint, BEFORE_ALL)) {
      writer.plugins(versions(network));
      JsonObject settings = new JsonObject();
      settings.add("backend", SettingJson.write(backend.effective()));
      settings.add("network", SettingJson.write(network.effective()));
      settings.addProperty(Restoring.VOCABULARY, model.tokenizer().size());
      settings.add(SavedAdapters.KEY, SavedAdapters.write(model.adapters()));
      writer.model(
          MODEL, settings, SettingJson.write(tokenizer.effective()), model.parameters().asMap());
      model.tokenizer().save(writer.state().part(StageRun.TOKENIZER));
      writer.commit();
    }
  }

  private Map<String, String> versions(Planned<Network> network) {
    return Stream.of(backend, tokenizer, network)
        .flatMap(planned -> planned.supplied().stream())
        .map(supplied -> supplied.plugin())
        .collect(
            Collectors.toMap(
                plugin -> plugin.name(), plugin -> plugin.version(), (first, second) -> first));
  }
}
