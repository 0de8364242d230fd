package org.syntagma.runtime;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.model.FileVocabulary;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.model.SymbolTokenizer;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Wiring;

/**
 * A model made again from a checkpoint's settings, whose parameters are not restored yet, so that
 * it can still grow.
 *
 * @param name what the checkpoint calls the model
 * @param assembler creates more with the same backend and tokenizer
 */
record BlankModel(String name, Model model, Assembler assembler) implements AutoCloseable {
  /**
   * The main model.
   *
   * @param backendOverrides settings of the backend that replace the saved ones, such as another
   *     device
   */
  static BlankModel of(Checkpoint checkpoint, Map<String, Setting> backendOverrides, Host host) {
    return of(checkpoint, backendOverrides, host, false);
  }

  /**
   * The main model with rows for those ids only that the tokenizer's file has, where it has one and
   * no symbols were added.
   */
  static BlankModel withFileVocabulary(
      Checkpoint checkpoint, Map<String, Setting> backendOverrides, Host host) {
    return of(checkpoint, backendOverrides, host, true);
  }

  private static BlankModel of(
      Checkpoint checkpoint,
      Map<String, Setting> backendOverrides,
      Host host,
      boolean fileVocabulary) {
    JsonObject settings = checkpoint.settings(main(checkpoint));
    Setting.Fields saved = SettingJson.read(settings.getAsJsonObject("backend"));
    Map<String, Setting> merged = new LinkedHashMap<>(saved.fields());
    merged.putAll(backendOverrides);
    requireSecrets(merged, saved, checkpoint.path());
    Setting.Fields backend = new Setting.Fields(merged, saved.origin());
    return of(
        checkpoint,
        host,
        making -> making.create(Backend.class, backend, "backend"),
        fileVocabulary);
  }

  /**
   * The main model, on a backend that is somebody else's and must stay open as long as the model.
   */
  static BlankModel of(Checkpoint checkpoint, Backend backend, Host host) {
    return of(checkpoint, host, making -> backend, false);
  }

  static String main(Checkpoint checkpoint) {
    Set<String> models = checkpoint.models();
    return models.contains("main") ? "main" : models.iterator().next();
  }

  private static BlankModel of(
      Checkpoint checkpoint,
      Host host,
      Function<Making, Backend> backends,
      boolean fileVocabulary) {
    String name = main(checkpoint);
    JsonObject settings = checkpoint.settings(name);
    Services services = new Services(host, Optional.empty());
    Assembler assembler = new Assembler(services, path -> Services.own(Randomness.of(0), path));
    boolean complete = false;
    try {
      Making making = new Making(host.wiring(), assembler, checkpoint.path());
      Backend backend = backends.apply(making);
      services.backend(backend);
      SymbolTokenizer words =
          new SymbolTokenizer(
              making.create(
                  Tokenizer.class, SettingJson.read(checkpoint.tokenizer(name)), "tokenizer"));
      words.load(checkpoint.state().part(StageRun.TOKENIZER));
      boolean plain = words.size() == words.plain().size();
      Tokenizer tokenizer = fileVocabulary && plain ? FileVocabulary.of(words.plain()) : words;
      services.tokenizer(tokenizer);
      Setting.Fields network = SettingJson.read(settings.getAsJsonObject("network"));
      Model model =
          NetworkModel.blank(
              () -> making.create(Network.class, network, "models." + name), tokenizer, backend);
      complete = true;
      return new BlankModel(name, model, assembler);
    } finally {
      if (!complete) {
        assembler.close();
      }
    }
  }

  /** With the low-rank adaptations that the checkpoint has of what is here. */
  BlankModel adaptedAs(Checkpoint checkpoint) {
    BlankModel adapted = this;
    for (Edit.AddLora adapter : SavedAdapters.read(checkpoint.settings(name))) {
      if (model.parameters().find(adapter.pattern()).isPresent()) {
        adapted = adapted.with(adapter);
      }
    }
    return adapted;
  }

  BlankModel with(Edit edit) {
    return grown(model -> model.with(edit));
  }

  BlankModel grown(UnaryOperator<Model> growth) {
    return new BlankModel(name, growth.apply(model), assembler);
  }

  @Override
  public void close() {
    Closing.all(List.of(model, assembler));
  }

  private static void requireSecrets(
      Map<String, Setting> backend, Setting.Fields saved, Path where) {
    Problems problems = new Problems();
    SavedSettings.redacted("backend", new Setting.Fields(backend, saved.origin()))
        .forEach(
            key ->
                problems.add(
                    key,
                    "is a secret, which was not saved: give it again with --set " + key + "=…"));
    problems.throwIfAny(where.toString());
  }

  private record Making(Wiring wiring, Assembler assembler, Path where) {
    <K> K create(Class<K> kind, Setting.Fields settings, String path) {
      Problems problems = new Problems();
      var plan = wiring.component(kind, settings, path, Set.of(), problems);
      problems.throwIfAny(where.toString());
      return assembler.create(plan.orElseThrow());
    }
  }
}
